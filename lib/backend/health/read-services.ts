import { z } from 'zod';
export const SERVICES = ['database', 'redis', 'pms'] as const;
export const Service = z.enum(SERVICES);
export type Service = z.infer<typeof Service>;
/** `unclear`: there is a value, and it is not one that is understood. */
export const ServiceState = z.enum(['ok', 'failing', 'unclear', 'unknown']);
export type ServiceState = z.infer<typeof ServiceState>;

const NAMES: Readonly<Record<Service, RegExp>> = {
  database: /^(postgres(ql)?|pg|db|database|datasource|sql|primary_?db)$/i,
  redis: /^(redis|cache)$/i,
  pms: /^(pms|property_?management(_?system)?)$/i,
};
const GOOD = /^(ok|okay|up|healthy|alive|ready|connected|reachable|pass(ing)?|success|available|true)$/i;
const BAD =
  /^(down|fail(ed|ing|ure)?|error(ed)?|unhealthy|unavailable|unreachable|disconnected|dead|false|critical|degraded|timed? ?out|timeout|ko|offline|out_of_service|not[ _-]?(ok|ready|connected|available|reachable)|refused|broken|no)\b/i;
/** Where frameworks keep their checks; Spring's Actuator says `components`, ASP.NET `entries` or `results`. */
const HOLDERS = /^(checks|components|services|dependencies|details|entries|results|info|status|data)$/i;
const STATE_KEYS = ['status', 'state', 'healthy', 'ok', 'ready', 'up'];
const MAX_DEPTH = 5;

const isNode = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function stateOf(value: unknown): ServiceState {
  if (typeof value === 'boolean') return value ? 'ok' : 'failing';
  if (typeof value === 'string') {
    if (GOOD.test(value.trim())) return 'ok';
    return BAD.test(value.trim()) ? 'failing' : 'unclear';
  }
  if (Array.isArray(value)) return value.length > 0 ? stateOf(value[0]) : 'unknown';
  if (!isNode(value)) return 'unknown';
  const key = STATE_KEYS.find((name) => name in value);
  return key === undefined ? 'unknown' : stateOf(value[key]);
}

function find(node: unknown, names: RegExp, depth: number): ServiceState {
  if (depth > MAX_DEPTH) return 'unknown';
  if (Array.isArray(node)) {
    const named = node.filter(isNode).find(({ name }) => typeof name === 'string' && names.test(name));
    return named ? stateOf(named) : 'unknown';
  }
  if (!isNode(node)) return 'unknown';
  for (const [key, value] of Object.entries(node)) {
    // `postgres:connections` is how the health+json draft names a measurement.
    if (names.test(key.split(':')[0] ?? key)) return stateOf(value);
  }
  for (const [key, value] of Object.entries(node)) {
    if (!HOLDERS.test(key)) continue;
    const found = find(value, names, depth + 1);
    if (found !== 'unknown') return found;
  }
  return 'unknown';
}

/**
 * What a readiness answer says of the services behind it, in any of the shapes seen in the wild:
 * `{"postgres":"ok"}`, `{"checks":{"database":true}}`, `{"components":{"db":{"status":"UP"}}}`, a list of named
 * checks. `unknown` = not mentioned.
 */
export function readServices(json: unknown): Record<Service, ServiceState> {
  return {
    database: find(json, NAMES.database, 0),
    redis: find(json, NAMES.redis, 0),
    pms: find(json, NAMES.pms, 0),
  };
}
