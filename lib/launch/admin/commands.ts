import { randomBytes } from 'node:crypto';
import { env } from '../../platform/env';
import { settleFolderKeys } from '../../platform/vault/folder-key';
import { newToken, tokenHash } from '../../platform/vault/token';
import { decodeKey, settlePendingKey, vaultKey, writePendingKey } from '../../platform/vault/vault-key';
import { forgetSealed } from '../../store/keys/forget-sealed';
import { requireKey } from '../../store/keys/require-key';
import { rotateKey } from '../../store/keys/rotate-key';
import { migrateState } from '../../store/migrate-state';
import { ensureOwner, findByName, insertOperator, setPasswordHash } from '../../store/operators';
import { stateClient } from '../../store/query';
import { isRunnerAlive } from '../../store/runs';
import { clearAttempts } from '../../store/sign-in-attempts';
import { insertSignInLink } from '../../store/sign-in-links';
import { hashPassword } from '../../web/auth/password';
import { backUp, restore } from '../backup/backup';
import { readPassword } from './read-password';

export interface Command {
  readonly usage: string;
  readonly help: string;
  run(argument: string | undefined): Promise<string>;
}

const need = (argument: string | undefined, what: string): string => {
  if (!argument) throw new Error(`${what} is missing.`);
  return argument;
};

const password: Command = {
  usage: 'password NAME',
  help: 'gives an operator a password (typed, or from a pipe); makes the account when it is missing',
  run: async (argument) => {
    const name = need(argument, 'The name');
    await migrateState();
    const hash = await hashPassword(await readPassword(`Password for ${name}: `), name);
    const account = (await findByName(name)) ?? (await insertOperator(stateClient, name, 'operator'));
    await setPasswordHash(stateClient, account.id, hash);
    await clearAttempts(name);
    return `${account.name} (${account.role}) can sign in with that password.`;
  },
};

const link: Command = {
  usage: 'link [NAME]',
  help: 'prints a one-time sign-in link (one hour) for an account, or for the owner',
  run: async (name) => {
    await migrateState();
    const account = name ? await findByName(name) : await ensureOwner();
    if (!account) throw new Error(`There is no account called ${name}.`);
    const token = newToken();
    await insertSignInLink(tokenHash(token), account.id, 60);
    const { MUDANZA_PUBLIC_URL, PORT } = env();
    return new URL(`/login?token=${token}`, MUDANZA_PUBLIC_URL ?? `http://127.0.0.1:${PORT}`).href;
  },
};

const backup: Command = {
  usage: 'backup FILE',
  help: 'writes the whole state into one sealed file, also while the product runs',
  run: async (argument) => {
    const file = need(argument, 'The file');
    await migrateState();
    await requireKey();
    const { rows, files } = await backUp(file);
    return `${file}: ${rows} rows, ${files} files. It opens only with the key of this installation; keep that elsewhere.`;
  },
};

const restoreCommand: Command = {
  usage: 'restore FILE',
  help: 'fills an empty installation from a backup; needs the key it was made with',
  run: async (argument) => {
    const { rows, files } = await restore(need(argument, 'The file'));
    return `Restored ${rows} rows and ${files} files. Start Mudanza with npm start.`;
  },
};

const rotate: Command = {
  usage: 'rotate-key',
  help: 'seals every secret with a new key (MUDANZA_NEW_SECRET_KEY, or one made here); stop Mudanza first',
  run: async () => {
    await migrateState();
    if (await isRunnerAlive())
      throw new Error('Stop Mudanza first (all instances), and wait fifteen seconds.');
    const isFromEnv = env().MUDANZA_SECRET_KEY !== undefined;
    const given = env().MUDANZA_NEW_SECRET_KEY;
    if (isFromEnv && !given) throw new Error('Set MUDANZA_NEW_SECRET_KEY too: openssl rand -base64 32');
    await requireKey();
    const next = given ? decodeKey(given) : randomBytes(32);
    if (!isFromEnv) writePendingKey(next);
    const { secrets, inputs, links } = await rotateKey(vaultKey(), next);
    if (!isFromEnv) {
      settlePendingKey(true);
      settleFolderKeys();
    }
    const advice = isFromEnv
      ? 'Start Mudanza with MUDANZA_SECRET_KEY set to the new key.'
      : 'The key file is new.';
    return `Sealed anew: ${secrets} secrets, ${inputs} inputs, ${links} shared reports. ${advice}`;
  },
};

const forget: Command = {
  usage: 'forget-sealed',
  help: 'when the key is lost for good: forgets what only it opened, so that Mudanza starts with a new one',
  run: async () => {
    await migrateState();
    if (await isRunnerAlive())
      throw new Error('Stop Mudanza first (all instances), and wait fifteen seconds.');
    const forgotten = await forgetSealed('npm run admin');
    if (!forgotten) return 'The key fits what is kept here: nothing was forgotten.';
    const { secrets, links, journals } = forgotten;
    return `Forgotten: ${secrets} secrets. Closed: ${links} shared reports. Set aside: ${journals} journals, whose copies of the backend's files only the lost key opens. Start Mudanza and enter the credentials again.`;
  },
};

/** What `npm run admin` can do. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  password,
  link,
  backup,
  restore: restoreCommand,
  'rotate-key': rotate,
  'forget-sealed': forget,
};
