import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthority, issueCertificate } from '../../../../lib/servers/embedded/certificates';
import { freePort } from '../../../../lib/servers/embedded/free-port';
import { insertOperator, setPasswordHash } from '../../../../lib/store/operators';
import { closePool } from '../../../../lib/store/pool';
import { stateClient } from '../../../../lib/store/query';
import { hashPassword } from '../../../../lib/web/auth/password';
import { pointToStateOf } from '../../testing/prepare-access';
import { builtActions } from '../../testing/probe-access';
import { startTlsFront } from '../../tls-front';
import { CrashServer } from '../crash-server';
import { type Asked, askByName } from './ask-by-name';
import type { Attack } from './attack';

const NAME = 'Petra behind the proxy';
const PASSWORD = 'a long password, 2026';

const localAddress = () =>
  Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === 'IPv4' && !one.internal)?.address ?? '127.0.0.1';

async function refusesToStart(port: number, dataDir: string, env: Record<string, string>): Promise<boolean> {
  const server = new CrashServer(port, dataDir, env);
  const isUp = await server.start().then(
    () => true,
    () => false,
  );
  await server.stop();
  return !isUp && /without TLS|no account has a password/.test(server.output);
}

/** An account with a password, made while the product listened on loopback, as its owner would. */
async function withPassword(port: number, dataDir: string): Promise<void> {
  const server = new CrashServer(port, dataDir);
  await server.start();
  pointToStateOf(dataDir);
  await closePool();
  const { id } = await insertOperator(stateClient, NAME, 'operator');
  await setPasswordHash(stateClient, id, await hashPassword(PASSWORD, NAME));
  await closePool();
  await server.stop();
}

function signInForm(): { form: FormData; action: string } {
  const action = builtActions().get('app/login/actions.ts#signInWithPassword')?.id ?? '';
  const form = new FormData();
  form.append('_1_name', NAME);
  form.append('_1_password', PASSWORD);
  form.append('0', '[{},"$K1"]');
  return { form, action };
}

interface Front {
  readonly tls: string;
  readonly port: number;
}

const cookieOf = ({ headers }: Asked) =>
  [headers['set-cookie'] ?? ''].flat().find((one) => one.startsWith('mudanza_session=')) ?? '';

function behindTls({ tls, port }: Front): Attack[] {
  const post = (at: string, headers: Record<string, string>) => {
    const { form, action } = signInForm();
    return askByName(`${at}/login`, { form, headers: { 'next-action': action, ...headers } });
  };
  const own = { origin: tls, 'sec-fetch-site': 'same-origin' };
  const direct = `http://${localAddress()}:${port}`;
  const name = new URL(tls).host;
  const refused = (status: number) => async (asked: Promise<Asked>) => (await asked).status === status;
  return [
    {
      name: 'TLS proxy: the cookie of a sign-in is for TLS only',
      holds: async () => {
        const cookie = cookieOf(await post(tls, own));
        return /; secure/i.test(cookie) && /; httponly/i.test(cookie) && /; samesite=lax/i.test(cookie);
      },
    },
    {
      name: 'TLS proxy: HSTS',
      holds: async () => Boolean((await askByName(`${tls}/login`)).headers['strict-transport-security']),
    },
    ...[
      'https://evil.example',
      'null',
      `http://${name}`,
      `https://${name}.evil.example`,
      `https://localhost:1`,
      direct,
    ].map((origin) => ({
      name: `TLS proxy: origin ${origin}`,
      holds: () => refused(403)(post(tls, { origin })),
    })),
    {
      name: 'TLS proxy: a cross-site request without an origin',
      holds: () => refused(403)(post(tls, { 'sec-fetch-site': 'cross-site' })),
    },
    {
      name: 'past the proxy: by the address of the machine',
      holds: () => refused(421)(askByName(`${direct}/login`)),
    },
    {
      name: 'past the proxy: a form of the public name without TLS',
      holds: () => refused(403)(post(direct, { host: name, origin: `http://${name}` })),
    },
    ...['x-forwarded-host', 'forwarded', 'x-original-host', 'x-host'].map((header) => ({
      name: `past the proxy: ${header} names the public one`,
      holds: () =>
        refused(421)(
          askByName(`${direct}/login`, {
            headers: { [header]: header === 'forwarded' ? `host=${name};proto=https` : name },
          }),
        ),
    })),
    ...['127.0.0.1', localAddress()].flatMap((resolvesTo) =>
      ['rebind.attacker.example', 'localhost.attacker.example', '7f000001.c0a80001.rbndr.us'].map(
        (attacker) => ({
          name: `DNS rebinding: ${attacker} resolves to ${resolvesTo === '127.0.0.1' ? 'loopback' : 'this machine'}`,
          holds: () => refused(421)(askByName(`http://${attacker}:${port}/login`, { resolvesTo })),
        }),
      ),
    ),
    {
      name: 'DNS rebinding: through the TLS proxy',
      holds: () =>
        refused(421)(
          askByName(`https://rebind.attacker.example:${new URL(tls).port}/login`, {
            resolvesTo: '127.0.0.1',
          }),
        ),
    },
  ];
}

/** The product on every address of the machine, behind a proxy that ends TLS, attacked through it, past it and by name. */
export async function proxyAttacks(port: number): Promise<{ attacks: Attack[]; stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mudanza-proxy-'));
  chmodSync(dataDir, 0o755);
  const front = await freePort();
  const { certificate, key } = await issueCertificate(await createAuthority('Front'), { dns: ['localhost'] });
  const env = { HOST: '0.0.0.0', MUDANZA_PUBLIC_URL: `https://localhost:${front}` };
  const withoutTls = await refusesToStart(port, dataDir, { HOST: env.HOST });
  const withoutPassword = await refusesToStart(port, dataDir, env);
  await withPassword(port, dataDir);
  const server = new CrashServer(port, dataDir, env);
  await server.start();
  const tls = await startTlsFront(front, port, { cert: certificate, key });
  const attacks = [
    { name: 'HOST for all without TLS: it does not start', holds: async () => withoutTls },
    { name: 'HOST for all without a password: it does not start', holds: async () => withoutPassword },
    ...behindTls({ tls: tls.url, port }),
  ];
  return {
    attacks,
    stop: async () => {
      await tls.stop();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
