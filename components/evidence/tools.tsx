import type { Translate } from '@/lib/i18n/translate';
import type { ToolsEvidence } from '@/lib/steps/backend/tools';
import { DataTable } from '../ui/data-table';
import { VerdictBadge } from '../ui/verdict-badge';

interface Props {
  readonly evidence: ToolsEvidence;
  readonly t: Translate;
}

type Tool = ToolsEvidence['tools'][number];

function verdictOf({ verdict, isNeeded }: Tool): 'pass' | 'warn' | 'fail' {
  if (verdict === 'ok') return 'pass';
  return verdict === 'missing' && isNeeded ? 'fail' : 'warn';
}

/** Evidence of `tools`: each with its version, and how to install what is missing. */
export function ToolsView({ evidence, t }: Props) {
  return (
    <DataTable<Tool>
      caption={t('backend.view.tools')}
      rows={evidence.tools}
      rowKey={({ name }) => name}
      columns={[
        {
          id: 'tool',
          header: t('backend.view.tool'),
          cell: (tool) => (
            <span className="inline-flex flex-wrap items-center gap-2">
              <VerdictBadge verdict={verdictOf(tool)} t={t} /> {tool.name}
            </span>
          ),
        },
        { id: 'version', header: t('backend.view.version'), cell: ({ version }) => version ?? '–' },
        { id: 'minimum', header: t('backend.view.minimum'), cell: ({ minimum }) => minimum ?? '–' },
        {
          id: 'needed',
          header: t('backend.view.need'),
          cell: ({ isNeeded }) => t(isNeeded ? 'backend.view.needed' : 'backend.view.optional'),
        },
        {
          id: 'install',
          header: t('backend.view.install'),
          cell: ({ verdict, hint }) => (verdict === 'ok' ? '' : <code>{hint}</code>),
        },
      ]}
    />
  );
}
