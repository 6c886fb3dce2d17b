import type { Translate } from '@/lib/i18n/translate';
import type { CommitEvidence } from '@/lib/steps/backend/commit-evidence';
import { CodeBlock } from '../ui/code-block';
import { KeyValueList } from '../ui/key-value-list';
import { ManualView } from './manual';

interface Props {
  readonly evidence: CommitEvidence;
  readonly t: Translate;
}

/** Evidence of `commit`: the commit, its message and exactly the files in it. */
export function CommitView({ evidence, t }: Props) {
  if (evidence.kind === 'manual') return <ManualView evidence={evidence} t={t} />;
  const { hash, branch, pushTarget, pushError, message, files } = evidence;
  return (
    <div className="space-y-4">
      <KeyValueList
        isCode
        items={[
          { key: 'commit', label: t('backend.view.commit'), value: hash },
          { key: 'branch', label: t('backend.view.branch'), value: branch },
          { key: 'pushed', label: t('backend.view.pushed'), value: pushError ?? pushTarget ?? '–' },
          { key: 'files', label: t('backend.view.files'), value: files.join(', ') },
        ]}
      />
      <CodeBlock code={message} label={t('backend.view.message')} t={t} />
    </div>
  );
}
