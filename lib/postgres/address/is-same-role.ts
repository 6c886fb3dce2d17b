import { classifyEndpoint } from './classify-endpoint';
import type { Endpoint } from './endpoint';

type Door = Pick<Endpoint, 'host' | 'port' | 'user'>;

/** The role's name in the database: a shared pooler takes it with the project's ref behind it. */
function roleOf({ user }: Door): string {
  return user.replace(/\.[a-z]{20}$/, '');
}

/**
 * True where two doors lead to the same role of the same database, so that one password fits both. A password is never
 * tried at a door of another role: a refusal counts towards a ban.
 */
export function isSameRole(one: Door, other: Door): boolean {
  if (roleOf(one) !== roleOf(other)) return false;
  const [first, second] = [classifyEndpoint(one).ref, classifyEndpoint(other).ref];
  return first !== null || second !== null ? first === second : one.host === other.host;
}
