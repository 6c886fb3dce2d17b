import { Badge } from '@/components/ui/badge';
import { CodeBlock } from '@/components/ui/code-block';
import type { Translate } from '@/lib/i18n/translate';
import type { Comparison, MendableDifference } from '@/lib/plan/evidence/schema-verify-evidence';
import type { Tone } from '@/lib/plan/status';
import { MoreRows } from './more-rows';

const TONE: Record<MendableDifference['weight'], Tone> = { fail: 'danger', warn: 'warning', note: 'neutral' };

function OneDifference({
  difference,
  t,
}: {
  readonly difference: MendableDifference;
  readonly t: Translate;
}) {
  const { change, kind, name, weight, properties, contained, mend, hazard, accepted } = difference;
  return (
    <details open={weight === 'fail' && accepted === null} className="rounded-md border px-3 py-2">
      <summary className="flex min-h-6 flex-wrap items-center gap-x-2 text-sm">
        <Badge tone={accepted === null ? TONE[weight] : 'neutral'}>{t(`schema.view.weight.${weight}`)}</Badge>
        <span className="font-medium">{t(`schema.view.change.${change}`)}</span>
        <code className="font-mono text-xs break-all">
          {kind} {name}
        </code>
        {contained > 0 ? (
          <span className="text-ink-muted">{t('schema.view.contained', { count: contained })}</span>
        ) : null}
      </summary>
      <div className="mt-2 space-y-3 text-sm">
        {accepted === null ? null : <p>{t('schema.view.accepted', { reason: accepted })}</p>}
        {properties.map((property) => (
          <dl key={property.name} className="grid gap-x-3 sm:grid-cols-[8rem_1fr]">
            <dt className="col-span-full font-mono text-xs text-ink-muted">{property.name}</dt>
            <dt className="text-ink-muted">{t('schema.view.expected')}</dt>
            <dd className="min-w-0 font-mono text-xs break-words whitespace-pre-wrap">
              {property.expected ?? '–'}
            </dd>
            <dt className="text-ink-muted">{t('schema.view.actual')}</dt>
            <dd className="min-w-0 font-mono text-xs break-words whitespace-pre-wrap">
              {property.actual ?? '–'}
            </dd>
          </dl>
        ))}
        {mend && hazard ? (
          <p className="font-medium text-danger-fg">{t(`schema.view.mendHazard.${hazard}`)}</p>
        ) : null}
        {mend ? <CodeBlock code={mend} kind="sql" label={t('schema.view.mend')} t={t} /> : null}
      </div>
    </details>
  );
}

interface Props {
  readonly title: string;
  readonly comparison: Comparison | null;
  readonly t: Translate;
}

/** Differences of one comparison under the table or object they belong to; what is wrong stands open. */
export function DifferenceTree({ title, comparison, t }: Props) {
  if (comparison === null || comparison.differences.count === 0)
    return (
      <p className="text-sm">
        <span className="font-semibold">{title}</span>{' '}
        <span className="text-ink-muted">
          {t(comparison ? 'schema.view.same' : 'schema.view.notCompared')}
        </span>
      </p>
    );
  const groups = new Map<string, MendableDifference[]>();
  for (const difference of comparison.differences.first) {
    const group = difference.parent ?? difference.name;
    groups.set(group, [...(groups.get(group) ?? []), difference]);
  }
  return (
    <section className="space-y-3">
      <h3 className="text-base font-semibold">{title}</h3>
      <ul className="space-y-3">
        {[...groups].map(([group, differences]) => (
          <li key={group} className="space-y-1.5">
            <p className="font-mono text-sm">{group}</p>
            {differences.map((difference) => (
              <OneDifference
                key={`${difference.change} ${difference.kind} ${difference.name} ${difference.properties[0]?.name ?? ''}`}
                difference={difference}
                t={t}
              />
            ))}
          </li>
        ))}
      </ul>
      <MoreRows all={comparison.differences.count} shown={comparison.differences.first.length} t={t} />
    </section>
  );
}
