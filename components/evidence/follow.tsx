import type { ReactNode } from 'react';
import type { Translate } from '@/lib/i18n/translate';
import type {
  CleanEvidence,
  FollowEvidence,
  PrepareEvidence,
  ReverseEvidence,
} from '@/lib/steps/data/follow-evidence';
import { LagChart } from '../follow/lag-chart';
import { Figure } from '../ui/figure';
import { formatDuration } from '../ui/format-duration';
import { KeyValueList } from '../ui/key-value-list';
import { DataVerifyTables } from './data-rows';

interface Props<Evidence> {
  readonly evidence: Evidence;
  readonly t: Translate;
  readonly locale: string;
}

const MB = 1024 * 1024;

interface Item {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
}

/** Names one below the other; a row without any is not shown. */
function names(key: string, label: string, list: readonly string[]): Item[] {
  if (list.length === 0) return [];
  const lines = list.map((name) => (
    <code key={name} className="block text-xs [overflow-wrap:anywhere]">
      {name}
    </code>
  ));
  return [{ key, label, value: lines }];
}

function keep(keepMb: number | null, t: Translate): Item {
  const value =
    keepMb === null || keepMb < 0 ? t('follow.view.unlimited') : t('ui.follow.size', { value: keepMb * MB });
  return { key: 'keep', label: t('follow.view.keep'), value };
}

const code = (key: string, label: string, value: string): Item => ({
  key,
  label,
  value: <code className="[overflow-wrap:anywhere]">{value}</code>,
});

/** A following that is over: what it carried, how far behind it was meanwhile, and what was compared. */
export function FollowView({ evidence, t, locale }: Props<FollowEvidence | ReverseEvidence>) {
  const { points, verified, transactions, changes, seconds, reconnects } = evidence;
  const highest = (value: (point: (typeof points)[number]) => number) => Math.max(0, ...points.map(value));
  const number = (value: number) => t('ui.follow.number', { value });
  return (
    <div className="space-y-5">
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
        <Figure name={t('ui.follow.transactions')} value={number(transactions)} />
        <Figure name={t('follow.view.changes')} value={number(changes)} />
        <Figure name={t('follow.view.time')} value={formatDuration(seconds * 1000, locale)} />
        <Figure name={t('follow.view.reconnects')} value={number(reconnects)} />
      </dl>
      <div className="grid gap-4 sm:grid-cols-2">
        <LagChart
          pictures={points}
          label={t('ui.follow.lagSeconds')}
          value={({ lagSeconds }) => lagSeconds}
          top={formatDuration(highest(({ lagSeconds }) => lagSeconds) * 1000, locale)}
        />
        <LagChart
          pictures={points}
          label={t('ui.follow.lagBytes')}
          value={({ lagBytes }) => lagBytes}
          top={t('ui.follow.size', { value: highest(({ lagBytes }) => lagBytes) })}
        />
      </div>
      <KeyValueList
        items={[
          code('slot', t('follow.view.slot'), evidence.slot),
          code('from', t('follow.view.from'), evidence.from),
          code('applied', t('cutover.view.applied'), evidence.applied),
          keep(evidence.keepMb, t),
          ...names('schema', t('follow.view.schemaChanges'), evidence.schemaChanges),
          ...names('other', t('follow.view.otherChanges'), evidence.otherChanges),
          ...names(
            'sequences',
            t('cutover.view.sequences'),
            'sequences' in evidence ? evidence.sequences : [],
          ),
        ]}
      />
      {verified ? <DataVerifyTables tables={verified.tables} t={t} /> : null}
    </div>
  );
}

/** What was made on the source for a following. */
export function PrepareView({ evidence, t }: Props<PrepareEvidence>) {
  return (
    <KeyValueList
      items={[
        code('slot', t('follow.view.slot'), evidence.slot),
        code('publication', t('follow.view.publication'), evidence.publication),
        keep(evidence.keepMb, t),
        {
          key: 'free',
          label: t('follow.view.freeSlots'),
          value: t('ui.follow.number', { value: evidence.freeSlots }),
        },
        ...names('identities', t('follow.view.identities'), evidence.identities),
        ...names('lacking', t('follow.view.lacking'), evidence.lacking),
        ...names('leaveOut', t('follow.view.leaveOut'), evidence.leaveOut),
        ...names('published', t('follow.view.published'), evidence.published),
      ]}
    />
  );
}

/** What was found of followings and taken away, and what is still there. */
export function CleanView({ evidence: { taken, left, strange, notes }, t }: Props<CleanEvidence>) {
  const items = [
    ...names('taken', t('follow.view.taken'), taken),
    ...names('left', t('follow.view.left'), left),
    ...names(
      'strange',
      t('follow.view.strange'),
      strange.map(({ name }) => name),
    ),
    ...names('notes', t('follow.view.notes'), notes?.tables ?? []),
  ];
  if (items.length === 0) return <p className="text-sm text-ink-muted">{t('follow.view.nothing')}</p>;
  return <KeyValueList items={items} />;
}
