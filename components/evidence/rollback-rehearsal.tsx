import type { Translate } from '@/lib/i18n/translate';
import type { RollbackRehearsalEvidence } from '@/lib/steps/rollback/rollback-rehearsal';
import { DataTable } from '../ui/data-table';
import { KeyValueList } from '../ui/key-value-list';

interface Props {
  readonly evidence: RollbackRehearsalEvidence;
  /** A step by the number and title that people see. */
  readonly nameOf: (stepId: string) => string;
  readonly t: Translate;
}

type Step = NonNullable<RollbackRehearsalEvidence['files']>['steps'][number];

/** Evidence of `rollback.rehearsal`: what was done and undone, and whether anything is different afterwards. */
export function RollbackRehearsalView({ evidence, nameOf, t }: Props) {
  const { files, schema } = evidence;
  return (
    <div className="space-y-4">
      {files ? (
        <DataTable<Step>
          caption={t('backend.view.rehearsed')}
          rows={files.steps}
          rowKey={({ id }) => id}
          columns={[
            { id: 'step', header: t('backend.view.step'), cell: ({ id }) => nameOf(id) },
            {
              id: 'changed',
              header: t('backend.view.changed'),
              cell: ({ changed }) => changed,
              isNumeric: true,
            },
            {
              id: 'refused',
              header: t('backend.view.refused'),
              cell: ({ refusedWith }) => refusedWith ?? '–',
            },
          ]}
        />
      ) : null}
      {schema ? (
        <KeyValueList
          items={[
            { key: 'created', label: t('backend.view.created'), value: schema.created },
            { key: 'dropped', label: t('backend.view.dropped'), value: schema.dropped },
            {
              key: 'differing',
              label: t('backend.view.differing'),
              value: schema.differing.length === 0 ? '0' : schema.differing.join(', '),
            },
          ]}
        />
      ) : null}
    </div>
  );
}
