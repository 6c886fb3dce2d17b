import { Check, Minus, TriangleAlert, X } from 'lucide-react';
import type { Translate } from '@/lib/i18n/translate';
import type { CrudOperation } from '@/lib/plan/evidence/crud-evidence';
import type { CrudEvidence } from '@/lib/steps/crud/step';
import { Mark } from '../ui/mark';
import { Matrix } from '../ui/matrix';

const OPERATIONS = ['create', 'read', 'update', 'delete'] as const satisfies readonly CrudOperation[];

type Tried = CrudEvidence['tables'][number];

function OperationMark({
  tried,
  name,
  t,
}: {
  readonly tried: Tried;
  readonly name: CrudOperation;
  readonly t: Translate;
}) {
  const found = tried.operations.find(({ operation }) => operation === name);
  if (!found)
    return <Mark tone="neutral" isFaint icon={<Minus aria-hidden />} label={t('ui.verdict.unchecked')} />;
  return found.isOk ? (
    <Mark tone="success" icon={<Check aria-hidden />} label={t('ui.verdict.pass')}>
      {t('testing.crud.table.ms', { ms: Math.round(found.ms * 10) / 10 })}
    </Mark>
  ) : (
    <Mark tone="danger" icon={<X aria-hidden />} label={t('ui.verdict.fail')} />
  );
}

/** How many rules held; one that is broken, or could not be put to the test, is counted by itself. */
function RulesMark({ rules, t }: { readonly rules: Tried['rules']; readonly t: Translate }) {
  const count = (outcome: Tried['rules'][number]['outcome']) =>
    rules.filter((rule) => rule.outcome === outcome).length;
  const marks = [
    ['held', 'success', <Check key="held" aria-hidden />],
    ['broken', 'danger', <X key="broken" aria-hidden />],
    ['unproved', 'warning', <TriangleAlert key="unproved" aria-hidden />],
  ] as const;
  return (
    <span className="inline-flex gap-1">
      {marks
        .filter(([outcome]) => count(outcome) > 0)
        .map(([outcome, tone, icon]) => (
          <Mark key={outcome} tone={tone} icon={icon} label={t(`testing.crud.outcome.${outcome}`)}>
            {count(outcome)}
          </Mark>
        ))}
    </span>
  );
}

/** What the server said of the operations that it refused, or why a table was left out. */
function Note({ tried, t }: { readonly tried: Tried; readonly t: Translate }) {
  const { table, skipped, operations } = tried;
  const failed = operations.filter(({ isOk }) => !isOk);
  if (skipped)
    return <p className="text-warning-fg">{t('testing.crud.log.skipped', { table, ...skipped })}</p>;
  return failed.map(({ operation, original, sqlState }) => (
    <p key={operation} className="break-words text-danger-fg">
      {t(`testing.crud.operation.${operation}`)}: {original} {sqlState ? <code>({sqlState})</code> : null}
    </p>
  ));
}

/** Table × operation: whether it worked and how long it took, with the server's words below what it refused. */
export function CrudMatrix({
  evidence: { tables },
  t,
}: {
  readonly evidence: CrudEvidence;
  readonly t: Translate;
}) {
  const doors = new Set(tables.map(({ door }) => door));
  return (
    <Matrix
      caption={t('testing.crud.table.caption')}
      corner={t('testing.crud.table.table')}
      empty="–"
      groups={[
        {
          id: 'operations',
          label: null,
          columns: [
            ...OPERATIONS.map((id) => ({ id, label: t(`testing.crud.operation.${id}`) })),
            { id: 'rules', label: t('testing.crud.table.rulesCaption') },
          ],
        },
      ]}
      rows={tables.map((tried) => ({
        id: `${tried.table} ${tried.door}`,
        label: (
          <span className="flex flex-wrap items-baseline gap-x-2">
            <code className="font-mono text-xs">{tried.table}</code>
            {doors.size > 1 ? (
              <span className="text-xs text-ink-muted">{t(`testing.crud.door.${tried.door}`)}</span>
            ) : null}
          </span>
        ),
        cells: [
          ...OPERATIONS.map((name) => <OperationMark key={name} tried={tried} name={name} t={t} />),
          <RulesMark key="rules" rules={tried.rules} t={t} />,
        ],
        note:
          tried.skipped || tried.operations.some(({ isOk }) => !isOk) ? (
            <Note tried={tried} t={t} />
          ) : undefined,
      }))}
    />
  );
}
