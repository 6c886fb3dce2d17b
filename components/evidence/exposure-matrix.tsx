import { Dot, LockOpen, ShieldCheck } from 'lucide-react';
import { Mark } from '@/components/ui/mark';
import { Matrix } from '@/components/ui/matrix';
import type { Translate } from '@/lib/i18n/translate';
import type { Operation, PublicRole } from '@/lib/plan/evidence/exposure-evidence';
import type { ExposureEvidence } from '@/lib/steps/exposure/step';
import { MoreRows } from './more-rows';

const PUBLIC_ROLES = ['anon', 'authenticated'] as const satisfies readonly PublicRole[];
const OPERATIONS = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] as const satisfies readonly Operation[];
/** Rows that are drawn; the files have all of them. */
const SHOWN = 500;

type Relation = ExposureEvidence['after']['relations'][number];
type Right = 'open' | 'held' | 'closed' | 'none';

/**
 * What a role may do with a table now: `open`; `held` back by row security alone, though it was granted; `closed` by this
 * lock-down; or nothing. Pure.
 */
export function rightOf(
  now: Relation,
  before: Relation | undefined,
  role: PublicRole,
  operation: Operation,
): Right {
  if (now.can[role].includes(operation)) return 'open';
  if (before?.can[role].includes(operation)) return 'closed';
  return now.granted[role].includes(operation) ? 'held' : 'none';
}

const LOOK = {
  open: { tone: 'warning', icon: <LockOpen aria-hidden /> },
  held: { tone: 'neutral', icon: <ShieldCheck aria-hidden /> },
  closed: { tone: 'success', icon: <ShieldCheck aria-hidden /> },
  none: { tone: 'neutral', icon: <Dot aria-hidden /> },
} as const;

function RightMark({ right, t }: { readonly right: Right; readonly t: Translate }) {
  return <Mark {...LOOK[right]} isFaint={right === 'none'} label={t(`schema.view.right.${right}`)} />;
}

/** What each mark of the matrix means, of those that are there. */
function Legend({ rights, t }: { readonly rights: ReadonlySet<Right>; readonly t: Translate }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-muted">
      {(['open', 'closed', 'held'] as const)
        .filter((right) => rights.has(right))
        .map((right) => (
          <li key={right} className="flex items-center gap-1.5">
            <span aria-hidden>
              <Mark {...LOOK[right]} label="" />
            </span>
            {t(`schema.view.right.${right}`)}
          </li>
        ))}
    </ul>
  );
}

interface Props {
  readonly evidence: ExposureEvidence;
  readonly t: Translate;
}

/** Role × table × right: who may do what with the public key, and what a lock-down closed. */
export function ExposureMatrix({ evidence: { before, after }, t }: Props) {
  const former = new Map(before.relations.map((relation) => [relation.name, relation]));
  const rightsOf = (relation: Relation) =>
    PUBLIC_ROLES.flatMap((role) =>
      OPERATIONS.map((operation) => rightOf(relation, former.get(relation.name), role, operation)),
    );
  const rows = after.relations.slice(0, SHOWN).map((relation) => ({ relation, rights: rightsOf(relation) }));
  return (
    <div>
      <Matrix
        caption={t('schema.view.tables')}
        corner={t('schema.view.name')}
        empty={t('schema.view.nothing')}
        groups={PUBLIC_ROLES.map((role) => ({
          id: role,
          label: <code className="font-mono">{role}</code>,
          columns: OPERATIONS.map((operation) => ({
            id: operation,
            label: <code className="font-mono text-[0.6875rem] font-normal">{operation.toLowerCase()}</code>,
          })),
        }))}
        rows={rows.map(({ relation: { name, kind, rowSecurity }, rights }) => ({
          id: name,
          label: (
            <span className="flex flex-wrap items-baseline gap-x-2">
              <code className="font-mono text-xs">{name}</code>
              <span className="text-xs text-ink-muted">
                {kind === 'table' ? t(`schema.view.rowSecurityIs.${rowSecurity ? 'on' : 'off'}`) : kind}
              </span>
            </span>
          ),
          cells: rights.map((right, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a right has its place and no other name
            <RightMark key={place} right={right} t={t} />
          )),
        }))}
      />
      <Legend rights={new Set(rows.flatMap(({ rights }) => rights))} t={t} />
      <MoreRows all={after.relations.length} shown={rows.length} t={t} />
    </div>
  );
}
