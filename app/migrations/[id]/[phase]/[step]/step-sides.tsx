import { SideTag } from '@/components/ui/side-tag';
import type { Translate } from '@/lib/i18n/translate';
import { findStep } from '@/lib/plan/step-catalog';
import type { StepId } from '@/lib/plan/step-id';
import { listConnections } from '@/lib/store/connections';

interface Props {
  readonly migrationId: string;
  readonly stepId: StepId;
  readonly t: Translate;
}

/** Says which of the two databases this step touches, by address, and whether it writes: never to be confused. */
export async function StepSides({ migrationId, stepId, t }: Props) {
  const sides = findStep(stepId)?.sides;
  if (!sides) return null;
  const known = await listConnections(migrationId);
  const touched = (['source', 'target'] as const).flatMap((side) => {
    const deed = sides[side];
    const endpoint = known.get(side);
    // A migration without a source says so where it matters; here it would only be noise.
    if (!deed || (side === 'source' && !endpoint)) return [];
    return [{ side, deed, at: endpoint ? `${endpoint.host}:${endpoint.port}/${endpoint.database}` : '' }];
  });
  if (touched.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-2" aria-label={t('app.side.label')}>
      {touched.map(({ side, deed, at }) => (
        <li key={side} className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <SideTag side={side} t={t} detail={at} />
          <span className={deed === 'writes' ? 'font-medium' : 'text-ink-muted'}>
            {t(`app.side.${deed}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
