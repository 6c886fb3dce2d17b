import { existsSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { findRunView, readRuns } from '../../../../lib/runs/read-runs';
import { openGates } from '../../../../lib/runs/testing/open-gates';
import { builtActions, fill } from '../../testing/probe-access';
import { waitForEnd } from '../drive-step';
import type { Attack } from './attack';
import type { SignedIn } from './signed-in';

const sql = 'create table public.a (id int primary key);\n';
const bytes = (...all: readonly number[]) => Buffer.from(all);
const zip = Buffer.concat([
  bytes(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0),
  Buffer.alloc(20),
  deflateRawSync(Buffer.alloc(9e6)),
]);

/** Files that are none: too large, not text, of another kind, under names that lead elsewhere. */
const FILES: readonly (readonly [name: string, file: string, content: Buffer | string])[] = [
  ['26 MB', 'big.sql', Buffer.alloc(26_000_000, '-- padding\n')],
  ['24 MB in one line', 'line.sql', Buffer.alloc(24_000_000, 'a')],
  ['24 MB of brackets', 'nested.sql', `select ${'('.repeat(24_000_000)}`],
  ['24 MB of quotes', 'quotes.sql', "'".repeat(24_000_000)],
  ['NUL', 'nul.sql', `${sql}\0${sql}`],
  ['only NUL', 'nuls.sql', Buffer.alloc(1_000)],
  ['Latin-1', 'latin.sql', Buffer.from(`-- ñandú\n${sql}`, 'latin1')],
  ['UTF-16', 'wide.sql', Buffer.from(`\ufeff${sql}`, 'utf16le')],
  ['half a character', 'half.sql', bytes(0x73, 0xe2, 0x82)],
  ['surrogates in UTF-8', 'cesu.sql', bytes(0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80)],
  ['a zip', 'dump.zip', zip],
  ['a custom dump', 'dump.custom', Buffer.concat([Buffer.from('PGDMP'), bytes(1, 14, 0, 4, 8, 1)])],
  ['a name that climbs', '../../../../../../../../tmp/mudanza-uploaded.sql', sql],
  ['a name from the root', '/tmp/mudanza-uploaded.sql', sql],
  ['a name of Windows', 'C:\\..\\..\\tmp\\mudanza-uploaded.sql', sql],
  ['a name with a line break', 'a\r\nset-cookie: a=b\r\n.sql', sql],
  ['a name that turns', 'a\u202elqs.exe', sql],
  ['a name of 12,000 characters', `${'n'.repeat(12_000)}.sql`, sql],
  ['a name of markup', '<img src=x onerror=alert(1)>.sql', sql],
  ['no name', '', sql],
];

/** ms in which an upload has its answer, on a machine with much else to do. */
const MOST_MS = 60_000;

async function upload(
  { url, cookie, migrationId }: SignedIn,
  file: string,
  content: Buffer | string,
): Promise<string> {
  const built = builtActions().get('app/migrations/[id]/[phase]/[step]/actions.ts#startStep');
  if (!built) throw new Error('the form of a step is not in the build');
  const body = new FormData();
  const texts = { migrationId, stepId: 'schema.preview', action: 'run', origin: 'file' };
  for (const [name, value] of Object.entries(texts)) body.append(`_1_${name}`, value);
  body.append('_1_file', new File([typeof content === 'string' ? content : new Uint8Array(content)], file));
  body.append('0', '[{},"$K1"]');
  const params = { id: migrationId, phase: 'schema', step: 'schema.preview' };
  const answer = await fetch(url + fill(built.page, params), {
    method: 'POST',
    headers: {
      origin: url,
      'sec-fetch-site': 'same-origin',
      cookie: `mudanza_session=${cookie}`,
      'next-action': built.id,
    },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(MOST_MS),
  });
  return `${answer.status} ${[...answer.headers.keys()].join(' ')} ${(await answer.text()).slice(0, 100_000)}`;
}

/** Files through the form of a schema: each is answered with a code, or its run ends with one; none lies on the disk. */
export const uploadAttacks = (somebody: SignedIn): Attack[] =>
  FILES.map(([name, file, content]) => ({
    name: `upload: ${name}`,
    holds: async () => {
      await openGates(somebody.migrationId);
      const before = (await readRuns(somebody.migrationId)).length;
      const answer = await upload(somebody, file, content);
      if (answer.startsWith('5') || /set-cookie: a=b|<img src=x/.test(answer)) return false;
      if (existsSync('/tmp/mudanza-uploaded.sql')) return false;
      const run = (await readRuns(somebody.migrationId)).at(before);
      if (!run) return /MUD-\d{3}/.test(answer);
      const { status } = await waitForEnd(run.id);
      const view = await findRunView(run.id);
      return (
        status !== 'succeeded' &&
        /^MUD-\d{3}$/.test(view?.error?.code ?? '') &&
        view?.error?.code !== 'MUD-001'
      );
    },
  }));
