import type { Translate } from '@/lib/i18n/translate';
import type { ReportEvidence } from '@/lib/steps/report/step';
import { Badge } from '../ui/badge';
import { KeyValueList } from '../ui/key-value-list';

interface Props {
  readonly evidence: ReportEvidence;
  readonly t: Translate;
}

const TONE = { success: 'success', partial: 'warning', failed: 'danger' } as const;

/** Evidence of `report`: the verdict, what nothing answers yet, and the files that were kept with their hashes. */
export function ReportEvidenceView({ evidence, t }: Props) {
  const { verdict, unanswered, digest, files } = evidence;
  const hash = (sha256: string) => <code className="text-xs break-all">{sha256}</code>;
  return (
    <KeyValueList
      items={[
        {
          key: 'verdict',
          label: t('report.verdict.label'),
          value: <Badge tone={TONE[verdict]}>{t(`report.status.${verdict}`)}</Badge>,
        },
        ...(unanswered.length > 0
          ? [
              {
                key: 'unanswered',
                label: t('report.board.unanswered'),
                value: unanswered.map((row) => t(`report.board.row.${row}`)).join(' · '),
              },
            ]
          : []),
        { key: 'digest', label: t('report.field.digest'), value: hash(digest) },
        ...files.map(({ name, sha256 }) => ({ key: name, label: name, value: hash(sha256) })),
      ]}
    />
  );
}
