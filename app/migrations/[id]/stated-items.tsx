import type { Translate } from '@/lib/i18n/translate';
import { STATED_IDS } from '@/lib/plan/report-ids';
import { StateForm } from './gate-forms';

interface Props {
  readonly migrationId: string;
  readonly operator: string;
  readonly t: Translate;
}

/** What only a person can say, one small form each. */
export function StatedItems({ migrationId, operator, t }: Props) {
  return (
    <div className="mt-4 space-y-1 border-t pt-3">
      {STATED_IDS.map((item) => (
        <details key={item}>
          <summary className="min-h-6 text-sm font-medium">
            {t('report.overview.state.open', { row: t(`report.board.row.${item}`) })}
          </summary>
          <div className="mt-2 max-w-xl pb-3">
            <StateForm
              hidden={{ migrationId, item }}
              viewer={operator}
              texts={{
                holds: t(`report.overview.state.question.${item}`),
                yes: t('report.overview.state.yes'),
                no: t('report.overview.state.no'),
                name: t('report.field.name'),
                note: t('report.field.note'),
                noteHelp: t('report.overview.state.noteHelp'),
                submit: t('report.overview.state.submit'),
                pending: t('report.overview.state.pending'),
              }}
            />
          </div>
        </details>
      ))}
    </div>
  );
}
