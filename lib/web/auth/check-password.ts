import { MudanzaError } from '../../platform/errors/mudanza-error';
import { findByName, type Operator } from '../../store/operators';
import { clearAttempts, reserveAttempt } from '../../store/sign-in-attempts';
import { verifyPassword } from './password';

/**
 * The account of a name and a password. MUD-800 when they do not fit (an unknown name, a wrong password and an
 * account without a password look alike), MUD-801 when the name is locked, MUD-802 when the server is.
 */
export async function checkPassword(name: string, password: string): Promise<Operator> {
  const verdict = await reserveAttempt(name);
  if (!verdict.isAllowed) {
    const code = verdict.because === 'name' ? 'MUD-801' : 'MUD-802';
    throw new MudanzaError(code, { params: { minutes: verdict.waitMinutes } });
  }
  const found = await findByName(name);
  if (!(await verifyPassword(found?.passwordHash ?? null, password)) || !found)
    throw new MudanzaError('MUD-800');
  await clearAttempts(name);
  return { id: found.id, name: found.name, role: found.role };
}
