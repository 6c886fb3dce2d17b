import { say } from '../../i18n/message';
import { type Finding, faultFinding } from './finding';
import { type ApiKey, readApiKey } from './read-api-key';

type Slot = 'anon' | 'service';

const ROLE: Record<Slot, ApiKey['role']> = { anon: 'anon', service: 'service_role' };

function nameOf(key: ApiKey): string {
  return key.kind === 'legacy' || key.kind === 'demo' ? (key.role ?? key.kind) : key.kind;
}

function checkKey(slot: Slot, text: string, now: Date): Finding[] {
  const key = readApiKey(text);
  if (key.kind === 'access-token') return [faultFinding('MUD-103', { slot, found: 'access token' })];
  if (key.kind === 'user-session') return [faultFinding('MUD-107', { slot })];
  if (key.kind === 'unknown') return [faultFinding('MUD-104', { slot })];
  if (key.role !== ROLE[slot]) return [faultFinding('MUD-103', { slot, found: nameOf(key) })];
  if (key.kind === 'demo') return [faultFinding('MUD-106', { slot })];
  if (key.expiresAt && key.expiresAt <= now)
    return [faultFinding('MUD-105', { slot, until: key.expiresAt.toISOString().slice(0, 10) })];
  if (!key.isExactShape) return [{ verdict: 'warn', message: say('connection.finding.keyShape', { slot }) }];
  const message = say(`connection.key.${key.kind}` as const, { slot });
  return [{ verdict: 'pass', message }];
}

/** What is wrong with the keys in their fields, told from their shape alone. Empty fields are left alone. */
export function checkApiKeys(
  keys: { readonly anonKey?: string; readonly serviceKey?: string },
  now: Date,
): Finding[] {
  return [
    ...(keys.anonKey ? checkKey('anon', keys.anonKey, now) : []),
    ...(keys.serviceKey ? checkKey('service', keys.serviceKey, now) : []),
  ];
}
