import { type Message, say } from '../../i18n/message';
import type { FollowAlarm } from '../../plan/picture-alarm';
import type { LatestSample } from '../../store/monitor-samples';
import type { WatchSpan } from '../../store/watch-span';
import { NEAR } from '../monitor/monitor-card';

/** Where the numbers of a migration begin to need a person: from its plan and settings. */
export interface Thresholds {
  readonly p95LimitMs: number;
  readonly sizeLimitBytes: number;
}

export type AlertId =
  | 'down'
  | 'unreachable'
  | 'connections'
  | 'waiting'
  | 'latency'
  | 'size'
  | 'errors'
  | 'byHand'
  | 'unread'
  | FollowAlarm;
export interface Alert {
  readonly id: AlertId;
  readonly message: Message;
}

const rounded = (ms: number) => Math.round(ms * 10) / 10;

/** What of the newest look is beyond a threshold. Not observed is no alert. Pure. */
function ofSample(now: LatestSample, { p95LimitMs, sizeLimitBytes }: Thresholds): Alert[] {
  const alerts: Alert[] = [];
  const { connections, connectionLimit, poolWaiting, p95, bytes, logErrors } = now;
  if (now.isReached === false)
    alerts.push({ id: 'unreachable', message: say('testing.history.alert.unreachable') });
  if (connections !== null && connectionLimit !== null && connections >= connectionLimit * NEAR)
    alerts.push({
      id: 'connections',
      message: say('testing.history.alert.connections', { used: connections, limit: connectionLimit }),
    });
  if (poolWaiting !== null && poolWaiting > 0)
    alerts.push({ id: 'waiting', message: say('testing.history.alert.waiting', { count: poolWaiting }) });
  if (p95 !== null && p95 > p95LimitMs)
    alerts.push({
      id: 'latency',
      message: say('testing.history.alert.latency', { ms: rounded(p95), limit: p95LimitMs }),
    });
  if (bytes !== null && bytes >= sizeLimitBytes * NEAR)
    alerts.push({
      id: 'size',
      message: say('testing.history.alert.size', { size: bytes, limit: sizeLimitBytes }),
    });
  if (logErrors !== null && logErrors > 0)
    alerts.push({ id: 'errors', message: say('testing.history.alert.errors', { count: logErrors }) });
  return alerts;
}

/** What needs a person now: an outage that goes on, and every number beyond its threshold. Pure. */
export function alertsOf(
  now: LatestSample | null,
  lastSpan: WatchSpan | null,
  thresholds: Thresholds,
): readonly Alert[] {
  const isDown = lastSpan?.kind === 'down';
  const down: Alert[] = isDown ? [{ id: 'down', message: say('testing.history.alert.down') }] : [];
  return [...down, ...(now ? ofSample(now, thresholds) : [])];
}
