import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import type { Translate } from '@/lib/i18n/translate';
import type { IssueEntry } from '@/lib/report/report-schema';
import { ISSUE_STATUSES, type Issue } from '@/lib/store/issues';
import { IssueForm } from './issue-forms';

const TONE = { OPEN: 'danger', MITIGATED: 'warning', RESOLVED: 'success' } as const;

/** The texts of an issue's form. */
export function issueTexts(t: Translate, isNew: boolean) {
  return {
    title: t('report.issue.what'),
    description: t('report.issue.description'),
    status: t('report.issue.stateLabel'),
    statuses: ISSUE_STATUSES.map((value) => ({ value, label: t(`report.issue.status.${value}`) })),
    how: t('report.issue.how'),
    howHelp: t('report.issue.howHelp'),
    submit: t(isNew ? 'report.issue.add' : 'report.issue.save'),
    pending: t('report.issue.saving'),
  };
}

interface Props {
  readonly migrationId: string;
  readonly entries: readonly IssueEntry[];
  readonly issues: readonly Issue[];
  readonly canEdit: boolean;
  readonly t: Translate;
}

function editor(entry: IssueEntry, { migrationId, issues, t }: Props) {
  const issue = issues.find((candidate) => candidate.number === entry.number);
  if (issue) {
    const hidden = { migrationId, id: issue.id, version: String(issue.version) };
    return (
      <IssueForm
        key={issue.version}
        hidden={hidden}
        issue={issue}
        isNew={false}
        texts={issueTexts(t, false)}
      />
    );
  }
  const draft = {
    title: entry.message ? t(entry.message) : '',
    description: entry.description,
    status: entry.status,
    how: '',
  };
  const hidden = { migrationId, runId: entry.run ?? '' };
  return <IssueForm hidden={hidden} issue={draft} isNew texts={issueTexts(t, true)} />;
}

/** Every issue; a failed run that nobody described waits for its words. The forms open on demand. */
export function IssueList(props: Props) {
  const { entries, canEdit, t } = props;
  if (entries.length === 0)
    return <EmptyState title={t('report.issue.none')}>{t('report.issue.noneText')}</EmptyState>;
  return (
    <ul className="divide-y">
      {entries.map((entry) => (
        <li key={entry.number ?? entry.run ?? ''} className="py-2.5 text-sm [content-visibility:auto]">
          <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
            <span className="tabular w-10 text-ink-muted">
              {entry.number === null ? '–' : `#${entry.number}`}
            </span>
            <Badge tone={TONE[entry.status]}>{t(`report.issue.status.${entry.status}`)}</Badge>
            <span className="min-w-0 flex-1 basis-56 break-words">
              <span className="font-medium">{entry.title ?? (entry.message ? t(entry.message) : '')}</span>
              {entry.step ? (
                <span className="block text-ink-muted">
                  {t('report.field.stepName', { step: entry.step })}
                </span>
              ) : null}
              {entry.how ? <span className="block">{entry.how}</span> : null}
            </span>
          </div>
          {canEdit ? (
            <details className="mt-1 pl-13">
              <summary className="min-h-6 font-medium">
                {t(entry.number === null ? 'report.issue.describe' : 'report.issue.edit')}
              </summary>
              <div className="mt-2 max-w-xl">{editor(entry, props)}</div>
            </details>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
