import type { Translate } from '@/lib/i18n/translate';
import type { ManualEvidence } from '@/lib/plan/evidence/manual-evidence';
import { CodeBlock } from '../ui/code-block';

interface Props {
  readonly evidence: ManualEvidence;
  readonly t: Translate;
}

/** Instructions of a step without a backend folder, to copy, and who says that they were followed. */
export function ManualView({ evidence, t }: Props) {
  return (
    <div className="space-y-4">
      {evidence.instructions.map(({ summary, text }) => (
        <CodeBlock key={text} code={text} label={t(summary)} t={t} isTall />
      ))}
      {evidence.confirmedBy ? (
        <p className="text-sm text-ink-muted">
          {t('backend.view.by')}: {evidence.confirmedBy}
        </p>
      ) : null}
    </div>
  );
}
