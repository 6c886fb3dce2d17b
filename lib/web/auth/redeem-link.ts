import { MudanzaError } from '../../platform/errors/mudanza-error';
import { tokenHash } from '../../platform/vault/token';
import { renameOperator, setPasswordHash } from '../../store/operators';
import { stateClient } from '../../store/query';
import { clearAttempts } from '../../store/sign-in-attempts';
import { consumeSignInLink, restoreSignInLink } from '../../store/sign-in-links';
import { hashPassword } from './password';

/**
 * Uses a one-time link up: gives the account the name its holder chose and, when one was typed, a password. Gives the
 * account's id. MUD-021 when the link does not work; when only name or password are refused (MUD-803, MUD-804) the
 * link can be used again.
 */
export async function redeemLink(input: { token: string; name: string; password: string }): Promise<string> {
  const link = tokenHash(input.token);
  const operatorId = await consumeSignInLink(link);
  if (!operatorId) throw new MudanzaError('MUD-021');
  try {
    const hash = input.password === '' ? null : await hashPassword(input.password, input.name);
    await renameOperator(operatorId, input.name);
    if (hash) await setPasswordHash(stateClient, operatorId, hash);
    await clearAttempts(input.name);
    return operatorId;
  } catch (error) {
    await restoreSignInLink(link);
    throw error;
  }
}
