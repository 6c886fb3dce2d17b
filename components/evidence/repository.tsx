import type { Translate } from '@/lib/i18n/translate';
import type { RepositoryEvidence } from '@/lib/steps/backend/repository';
import { CodeBlock } from '../ui/code-block';
import { KeyValueList } from '../ui/key-value-list';
import { ManualView } from './manual';

interface Props {
  readonly evidence: RepositoryEvidence;
  readonly t: Translate;
}

const list = (items: readonly string[]) => items.join(', ') || '–';

/** Evidence of `repository`: what the folder shows of itself, and what git says. */
export function RepositoryView({ evidence, t }: Props) {
  if (evidence.kind === 'manual') return <ManualView evidence={evidence} t={t} />;
  const { workspace, git } = evidence;
  const drivers = workspace.drivers.map(({ id, file, line }) => `${id} (${file}:${line})`);
  const rows = [
    ['folder', workspace.root],
    ['language', workspace.language ?? '–'],
    ['driver', list(drivers)],
    ['envFiles', list(workspace.envFiles)],
    ['composeFiles', list(workspace.composeFiles)],
    ['settingsFiles', list(workspace.settingsFiles)],
    ['unitTests', workspace.tests.unit ?? '–'],
    ['integrationTests', workspace.tests.integration ?? '–'],
    ['healthPaths', list(workspace.healthPaths.map(({ file, line }) => `${file}:${line}`))],
    [
      'migrations',
      workspace.migrations ? `${workspace.migrations.tool} (${workspace.migrations.file})` : '–',
    ],
    ['branch', git.branch ?? '–'],
  ] as const;
  const commits = git.lastCommits.map(({ hash, date, subject }) => `${hash} ${date} ${subject}`).join('\n');
  const changes = git.changes.map(({ code, path }) => `${code} ${path}`).join('\n');
  return (
    <div className="space-y-4">
      <KeyValueList
        isCode
        items={rows.map(([key, value]) => ({ key, label: t(`backend.view.${key}`), value }))}
      />
      {commits ? <CodeBlock code={commits} label={t('backend.view.commits')} t={t} /> : null}
      {changes ? <CodeBlock code={changes} label={t('backend.view.changes')} t={t} /> : null}
    </div>
  );
}
