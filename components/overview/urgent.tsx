import { Activity, Undo2 } from 'lucide-react';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import type { Translate } from '@/lib/i18n/translate';

interface Props {
  readonly migrationId: string;
  /** What is beyond a threshold now, in the viewer's language. */
  readonly alerts: readonly string[];
  /** How many steps wait for a person. */
  readonly needs: number;
  /** Whether there is something to roll back, and the viewer may. */
  readonly canRollBack: boolean;
  readonly t: Translate;
}

/**
 * What cannot wait, above everything: the alerts of the moment with the ways to look closer and to go back. On a phone
 * those ways are there without an alert, too: whoever is away from the desk should not have to look for them.
 */
export function Urgent({ migrationId, alerts, needs, canRollBack, t }: Props) {
  const rollback = canRollBack ? (
    <LinkButton
      href={`/migrations/${migrationId}/rollback/rollback.everything`}
      icon={<Undo2 aria-hidden />}
      variant={alerts.length > 0 ? 'danger' : 'secondary'}
    >
      {t('report.overview.urgent.rollback')}
    </LinkButton>
  ) : null;
  if (alerts.length > 0)
    return (
      <Callout
        tone="danger"
        role="alert"
        title={t('report.overview.urgent.title', { count: alerts.length })}
        actions={
          <>
            <LinkButton href={`/migrations/${migrationId}/monitor`} icon={<Activity aria-hidden />}>
              {t('report.overview.urgent.monitor')}
            </LinkButton>
            {rollback}
          </>
        }
      >
        <ul className="mt-1 list-disc space-y-0.5 pl-4">
          {alerts.map((alert) => (
            <li key={alert}>{alert}</li>
          ))}
        </ul>
      </Callout>
    );
  if (!rollback && needs === 0) return null;
  return (
    <div className="flex flex-wrap gap-2 sm:hidden" data-print="hidden">
      {needs > 0 ? (
        <a className="text-link inline-flex min-h-10 items-center text-sm font-medium" href="#needs">
          {t('report.overview.urgent.needs', { count: needs })}
        </a>
      ) : null}
      {rollback}
    </div>
  );
}
