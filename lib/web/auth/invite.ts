import { MudanzaError } from '../../platform/errors/mudanza-error';
import { newToken, tokenHash } from '../../platform/vault/token';
import { writeAudit } from '../../store/audit';
import { findOperator, insertOperator, type Role, setDisabled } from '../../store/operators';
import { transaction } from '../../store/query';
import { clearAttempts } from '../../store/sign-in-attempts';
import { dropSignInLinks, insertSignInLink } from '../../store/sign-in-links';

/** Minutes an invitation works: three days. */
const INVITATION_MINUTES = 3 * 24 * 60;

/** Makes an account and the one-time token that opens it; the token is shown once and only its hash is kept. */
export async function invite(input: { name: string; role: Role; by: string }): Promise<string> {
  const token = newToken();
  await transaction(async (client) => {
    const made = await insertOperator(client, input.name, input.role);
    await insertSignInLink(tokenHash(token), made.id, INVITATION_MINUTES, 'invitation', client);
    await writeAudit(client, {
      migrationId: null,
      actor: input.by,
      deed: 'operator.invite',
      detail: { name: made.name, role: made.role },
    });
  });
  return token;
}

/** A new one-time token for an account, e.g. for a forgotten password; earlier links stop working. */
export async function renewLink(input: { operatorId: string; by: string }): Promise<string> {
  const account = await findOperator(input.operatorId);
  if (!account || account.isDisabled) throw new MudanzaError('MUD-020');
  const token = newToken();
  await transaction(async (client) => {
    await dropSignInLinks(client, account.id);
    await insertSignInLink(tokenHash(token), account.id, INVITATION_MINUTES, 'invitation', client);
    await writeAudit(client, {
      migrationId: null,
      actor: input.by,
      deed: 'operator.link',
      detail: { name: account.name },
    });
  });
  await clearAttempts(account.name);
  return token;
}

/** Shuts an account out, with its sessions and links, or lets it in again; MUD-805 for the last operator. */
export async function shutOut(input: { operatorId: string; isDisabled: boolean; by: string }): Promise<void> {
  const account = await findOperator(input.operatorId);
  if (!account) throw new MudanzaError('MUD-020');
  await transaction(async (client) => {
    await setDisabled(client, account.id, input.isDisabled);
    await writeAudit(client, {
      migrationId: null,
      actor: input.by,
      deed: input.isDisabled ? 'operator.disable' : 'operator.enable',
      detail: { name: account.name },
    });
  });
}
