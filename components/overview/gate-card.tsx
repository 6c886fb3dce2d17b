import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { StatusIcon } from '@/components/ui/status-icon';
import type { Translate } from '@/lib/i18n/translate';

export interface GateItem {
  readonly key: string;
  readonly text: string;
  readonly detail?: string | undefined;
  /** Nothing went wrong: the step has simply not run yet. */
  readonly isToDo?: boolean;
  /** Link to the step that can cure it. */
  readonly href: string;
  readonly stepName: string;
  /** Waive or take-back form, for operators. */
  readonly form?: ReactNode;
  readonly formLabel?: string;
}

interface Props {
  readonly title: string;
  readonly id: string;
  readonly times: string;
  readonly obstacles: readonly GateItem[];
  readonly waived: readonly GateItem[];
  /** Who signed, when, and whether it still holds. */
  readonly signature: { readonly text: string; readonly isCurrent: boolean } | null;
  readonly signForm?: ReactNode;
  readonly t: Translate;
}

function Items({ items, tone, t }: { items: readonly GateItem[]; tone: 'danger' | 'warning'; t: Translate }) {
  return (
    <ul className="divide-y">
      {items.map((item) => (
        <li key={item.key} className="py-2">
          <div className="flex flex-wrap items-start gap-x-3 gap-y-1 text-sm">
            {item.isToDo ? (
              <Badge icon={<StatusIcon name="circle" />}>{t('report.overview.toDo')}</Badge>
            ) : (
              <Badge tone={tone} icon={<StatusIcon name={tone === 'danger' ? 'x' : 'hand'} />}>
                {t(tone === 'danger' ? 'report.overview.inTheWay' : 'report.board.state.waived')}
              </Badge>
            )}
            <span className="min-w-0 flex-1 basis-56 break-words">
              {item.text}
              {item.detail ? <span className="block text-ink-muted">{item.detail}</span> : null}
              <a className="text-link flex min-h-6 w-fit items-center" href={item.href}>
                {item.stepName}
              </a>
            </span>
          </div>
          {item.form ? (
            <details className="mt-1">
              <summary className="min-h-6 text-sm font-medium">{item.formLabel}</summary>
              <div className="mt-2 max-w-xl">{item.form}</div>
            </details>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** One phase's gate: what is in the way, what was waived, who signed. */
export function GateCard({ title, id, times, obstacles, waived, signature, signForm, t }: Props) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-20 border-t py-4 first:border-t-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 id={`${id}-title`} className="text-base font-semibold">
          {title}
        </h3>
        {signature ? (
          <Badge tone={signature.isCurrent ? 'success' : 'warning'}>
            {t(signature.isCurrent ? 'report.overview.signed' : 'report.overview.signedBefore')}
          </Badge>
        ) : (
          <Badge tone="neutral">{t('report.overview.unsigned')}</Badge>
        )}
        <span className="tabular ml-auto text-sm text-ink-muted">{times}</span>
      </div>
      {signature ? <p className="mt-1 text-sm text-ink-muted">{signature.text}</p> : null}
      {obstacles.length > 0 ? <Items items={obstacles} tone="danger" t={t} /> : null}
      {waived.length > 0 ? <Items items={waived} tone="warning" t={t} /> : null}
      {signForm ? (
        <details className="mt-2">
          <summary className="min-h-6 text-sm font-medium">
            {t('report.overview.sign', { phase: title })}
          </summary>
          <div className="mt-2 max-w-xl">{signForm}</div>
        </details>
      ) : null}
    </section>
  );
}
