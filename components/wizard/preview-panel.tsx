import clsx from 'clsx';
import { TriangleAlert } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';
import { VerdictBadge } from '@/components/ui/verdict-badge';
import type { Translate } from '@/lib/i18n/translate';
import type { Preview } from '@/lib/plan/step';

interface Props {
  readonly preview: Preview;
  readonly t: Translate;
  /** Short name of a hazard: `plan.hazard.X`. */
  readonly hazardName: (hazard: string) => string;
}

/** So many actions scroll in a box of their own, so that the button which confirms them stays near. */
const MANY = 6;

/** What a step will do, action by action, exactly as it will be carried out. */
export function PreviewPanel({ preview, t, hazardName }: Props) {
  return (
    <div className="space-y-4">
      {preview.notes && preview.notes.length > 0 ? (
        <ul className="space-y-1.5">
          {preview.notes.map((note) => (
            <li key={`${note.message.key}-${t(note.message)}`} className="flex items-start gap-2 text-sm">
              <VerdictBadge verdict={note.verdict} t={t} />
              <span className="min-w-0 [overflow-wrap:anywhere]">{t(note.message)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {preview.actions.length === 0 && !preview.isRefused ? (
        <EmptyState title={t('ui.preview.nothing')} />
      ) : null}
      <ol
        className={clsx(
          'space-y-4 empty:hidden',
          preview.actions.length > MANY &&
            'relative max-h-[65vh] overflow-y-auto rounded-md border bg-canvas p-3 focus-visible:-outline-offset-2',
        )}
        {...(preview.actions.length > MANY ? { tabIndex: 0, 'aria-label': t('ui.preview.list') } : {})}
      >
        {preview.actions.map((action, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the actions of a preview are a fixed sequence
          <li key={index} className="min-w-0 space-y-2">
            <div className="flex items-start gap-2 text-sm">
              <span className="tabular font-semibold text-ink-muted">{index + 1}.</span>
              <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{t(action.summary)}</span>
            </div>
            <div className="flex flex-wrap gap-2 empty:hidden">
              {(action.hazards ?? []).map((hazard) => (
                <Badge key={hazard} tone="warning" icon={<TriangleAlert aria-hidden />}>
                  {hazardName(hazard)}
                </Badge>
              ))}
            </div>
            {action.detail ? (
              <CodeBlock
                code={action.detail}
                kind={action.detailKind ?? 'text'}
                label={t(`ui.preview.kind.${action.detailKind ?? 'text'}`)}
                t={t}
              />
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  );
}
