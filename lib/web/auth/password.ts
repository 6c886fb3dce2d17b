import { hash, verify } from '@node-rs/argon2';
import { MudanzaError } from '../../platform/errors/mudanza-error';

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 256;

/** argon2id as OWASP recommends it (19 MiB, 2 passes, 1 lane): about 30 ms here, far more for whoever guesses. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash of nothing anybody knows: unknown names take as long to refuse as known ones. */
let decoy: Promise<string> | undefined;

type Fault = 'short' | 'long' | 'name' | 'plain';

/** What is wrong with a new password, or null. Length counts, not character classes (NIST SP 800-63B). Pure. */
export function passwordFault(password: string, name: string): Fault | null {
  const lower = password.toLowerCase();
  if (password.length < SHORTEST_PASSWORD) return 'short';
  if (password.length > LONGEST_PASSWORD) return 'long';
  if (name.trim().length > 3 && lower.includes(name.trim().toLowerCase())) return 'name';
  const isPlain =
    new Set(lower).size < 5 ||
    /^(0?123456789|abcdefghijkl|qwertyuiop|password|contraseñ|mudanza)/.test(lower);
  return isPlain ? 'plain' : null;
}

/** The argon2id hash of a new password; MUD-804 when it is too weak. */
export async function hashPassword(password: string, name: string): Promise<string> {
  const fault = passwordFault(password, name);
  if (fault) throw new MudanzaError('MUD-804', { params: { fault, shortest: SHORTEST_PASSWORD } });
  return hash(password, COST);
}

/** True when the password is that of the stored hash. With no hash it takes as long and is false. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hash(crypto.randomUUID(), COST);
  const isRight = await verify(stored ?? (await decoy), password.slice(0, LONGEST_PASSWORD)).catch(
    () => false,
  );
  return stored !== null && isRight;
}
