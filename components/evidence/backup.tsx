import type { Translate } from '@/lib/i18n/translate';
import type { BackupCopy, BackupEvidence } from '@/lib/plan/evidence/backup-evidence';
import { DataTable } from '../ui/data-table';
import { ManualView } from './manual';

interface Props {
  readonly evidence: BackupEvidence;
  readonly t: Translate;
}

/** Evidence of `backup`: each copy with its checksum, which is the original's. */
export function BackupView({ evidence, t }: Props) {
  if (evidence.kind === 'manual') return <ManualView evidence={evidence} t={t} />;
  return (
    <DataTable<BackupCopy>
      caption={t('backend.view.copies')}
      rows={evidence.copies}
      rowKey={({ copy }) => copy}
      columns={[
        { id: 'file', header: t('backend.view.file'), cell: ({ path }) => <code>{path}</code> },
        { id: 'copy', header: t('backend.view.copy'), cell: ({ copy }) => <code>{copy}</code> },
        { id: 'bytes', header: t('backend.view.bytes'), cell: ({ bytes }) => bytes, isNumeric: true },
        {
          id: 'sha256',
          header: t('backend.view.sha256'),
          cell: ({ copySha256 }) => <code title={copySha256}>{copySha256.slice(0, 16)}…</code>,
        },
      ]}
    />
  );
}
