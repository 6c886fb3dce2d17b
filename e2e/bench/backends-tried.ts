import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { type LabKitName, prepareKit } from '../../lib/backend/driver-lab/lab-kits';
import { createDatabase } from '../../lib/servers/embedded/testing/create-database';
import { startTestServers } from '../../lib/servers/embedded/testing/start-test-servers';
import { BACKEND_CASES } from '../../lib/steps/backend/testing/backend-cases';
import { type TryPlace, tryBackend } from '../../lib/steps/backend/testing/try-backend';
import { startSessionDoor } from './session-door';

/** Debian's interpreter is the one that Debian's packages are installed for. */
const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

/** Which kit of the lab has the program for a driver. */
const KIT_OF: Readonly<Record<string, LabKitName>> = { 'lib-pq': 'go', jdbc: 'java', rails: 'ruby' };

async function programs(): Promise<NonNullable<TryPlace['program']>> {
  const names = [...new Set(Object.values(KIT_OF))];
  const kits = new Map(await Promise.all(names.map(async (name) => [name, await prepareKit(name)] as const)));
  return (driver) => {
    const name = KIT_OF[driver];
    const kit = name && kits.get(name);
    return kit && typeof kit !== 'string' ? (kit.program?.(driver) ?? null) : null;
  };
}

interface Tally {
  readonly backends: number;
  readonly backendsRight: number;
  readonly backendsProved: number;
}

async function tryAll(place: TryPlace): Promise<Tally> {
  let [backendsRight, backendsProved] = [0, 0];
  for (const wanted of BACKEND_CASES) {
    const { wrong, observed } = await tryBackend(wanted, place);
    if (wrong.length === 0) backendsRight += 1;
    if (wrong.length === 0 && observed) backendsProved += 1;
    for (const line of wrong) console.log(`  backend ${wanted.name}: ${line}`);
    if (wanted.runs && !observed && wrong.length === 0)
      console.log(`  backend ${wanted.name}: its driver is not installed here, so nothing was proved`);
  }
  return { backends: BACKEND_CASES.length, backendsRight, backendsProved };
}

/**
 * Folders of real backends, judged behind real poolers. Where the folder's own code can run it connects with what the
 * product wrote: that has to succeed where nothing is red, and to fail where something is.
 */
export async function tryBackends(): Promise<Tally> {
  const parent = resolve('.tmp', 'backends');
  mkdirSync(parent, { recursive: true });
  const { servers, stop } = await startTestServers();
  try {
    const database = await createDatabase(servers, 'target');
    const { door, stop: close } = await startSessionDoor(servers, database);
    const tls = { mode: 'verify-full' as const, ca: readFileSync(door.caFile, 'utf8') };
    const session = { ...door.pooled, endpoint: { ...door.pooled.endpoint, tls } };
    const tally = await tryAll({
      ...{ parent, transaction: database.pooled, session, python: PYTHON },
      program: await programs(),
    });
    await close();
    return tally;
  } finally {
    await stop();
    rmSync(parent, { recursive: true, force: true });
  }
}
