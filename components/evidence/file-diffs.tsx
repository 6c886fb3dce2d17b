import type { Translate } from '@/lib/i18n/translate';
import type { BackendComposeEvidence } from '@/lib/plan/evidence/backend-compose-evidence';
import type { DocsEvidence } from '@/lib/steps/backend/docs';
import { CodeBlock } from '../ui/code-block';
import { ManualView } from './manual';

interface Props {
  readonly evidence: BackendComposeEvidence | DocsEvidence;
  readonly t: Translate;
}

/** Evidence of `backend.compose` and `docs`: the difference of every file that was written. */
export function FileDiffsView({ evidence, t }: Props) {
  if (evidence.kind === 'manual') return <ManualView evidence={evidence} t={t} />;
  return (
    <div className="space-y-4">
      {evidence.files.map(({ path, diff }) =>
        diff ? <CodeBlock key={path} code={diff} kind="diff" label={path} t={t} isTall /> : null,
      )}
    </div>
  );
}
