import { MudanzaError } from '../../platform/errors/mudanza-error';
import { writeAudit } from '../../store/audit';
import { passwordHashOf, setPasswordHash } from '../../store/operators';
import { transaction } from '../../store/query';
import { revokeOtherSessions, type Session } from '../../store/sessions';
import { clearAttempts, reserveAttempt } from '../../store/sign-in-attempts';
import { hashPassword, verifyPassword } from './password';

/**
 * Gives the viewer another password and ends all other sessions of the account. Who has one must know it: MUD-806
 * when the present one is wrong, MUD-801 after five wrong ones, MUD-804 when the new one is weak.
 */
export async function changePassword(viewer: Session, present: string, wanted: string): Promise<void> {
  const stored = await passwordHashOf(viewer.id);
  if (stored !== null) {
    const verdict = await reserveAttempt(viewer.name);
    if (!verdict.isAllowed) throw new MudanzaError('MUD-801', { params: { minutes: verdict.waitMinutes } });
    if (!(await verifyPassword(stored, present))) throw new MudanzaError('MUD-806');
    await clearAttempts(viewer.name);
  }
  const hash = await hashPassword(wanted, viewer.name);
  await transaction(async (client) => {
    await setPasswordHash(client, viewer.id, hash);
    await revokeOtherSessions(viewer.id, viewer.sessionId, client);
    await writeAudit(client, { migrationId: null, actor: viewer.name, deed: 'operator.password' });
  });
}
