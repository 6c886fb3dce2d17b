import type { Credentials } from '../../postgres/address/endpoint';
import type { ClientJob, ClientResult } from '../clients/client-job';
import { isClientDriver, runClient, runClientProgram } from '../clients/run-client';
import type { Combination, LabDriver } from './combination';
import type { LabKit, LabKitName } from './lab-kits';

export interface LabDoor {
  readonly pooled: Credentials;
  /** Absolute path of the CA's PEM. */
  readonly caFile: string;
}

/** Its own door is the pooler in transaction mode. */
export interface LabPlace extends LabDoor {
  /** Where it is missing, combinations for session mode are not tried. */
  readonly session?: LabDoor;
  readonly python: string;
  readonly clients: number;
  readonly transactions: number;
  /** The packages that were installed for it; a combination that needs others is not tried. */
  readonly kits?: ReadonlyMap<LabKitName, LabKit>;
}

export interface LabOutcome {
  readonly driver: string;
  /** Of the driver, where the client says it. */
  readonly version: string | null;
  readonly name: string;
  readonly committed: number;
  readonly failed: number;
  readonly error: string | null;
  /** Null: the driver is not installed here, so nothing was tried. */
  readonly isAsPredicted: boolean | null;
}

/** How the clients' languages say that a package is not there. */
const MISSING =
  /No module named|Cannot find (package|module)|ENOENT|cannot load such file|NoClassDefFoundError/;

function untried({ driver, name }: Combination): LabOutcome {
  return { driver, version: null, name, committed: 0, failed: 0, error: null, isAsPredicted: null };
}

/** Null for a driver whose program no kit has built. */
async function runJob(driver: LabDriver, job: ClientJob, kit: LabKit): Promise<ClientResult | null> {
  if (isClientDriver(driver)) return await runClient(driver, job, kit);
  return kit.program && (await runClientProgram(kit.program(driver), driver, job, kit));
}

/** Drives the real client through the pooler and compares what happened with what the advice says. */
export async function tryCombination(combination: Combination, place: LabPlace): Promise<LabOutcome> {
  const { clients } = place;
  const { driver, mode = 'transaction' } = combination;
  const kit = combination.kit && place.kits?.get(combination.kit);
  const at = mode === 'session' ? place.session : place;
  if (!at || (combination.kit && !kit)) return untried(combination);
  const { pooled, caFile } = at;
  const transactions = Math.max(place.transactions, combination.transactions ?? 0);
  const job = {
    url: combination.url({ endpoint: pooled.endpoint, caFile, mode }, pooled.password),
    settings: combination.settings,
    caFile: combination.givesCa ? caFile : null,
    clients,
    transactions,
    queries: [],
    login: { user: pooled.endpoint.user, password: pooled.password },
    ...(combination.task && { task: combination.task }),
  };
  const result = await runJob(driver, job, {
    cwd: process.cwd(),
    python: place.python,
    program: null,
    ...kit,
  });
  if (!result) return untried(combination);
  const isOld = result.driver !== combination.driver;
  const predicted = isOld ? (combination.predictedOld ?? combination.predicted) : combination.predicted;
  const isMissing = result.errors.some((text) => MISSING.test(text));
  const wasSeen = predicted
    ? result.failed > 0 && result.errors.some((text) => predicted.test(text))
    : result.failed === 0 && result.committed === clients * transactions;
  return {
    driver: result.driver,
    version: result.version ?? null,
    name: combination.name,
    committed: result.committed,
    failed: result.failed,
    error: result.errors.find((text) => predicted?.test(text)) ?? result.errors[0] ?? null,
    isAsPredicted: isMissing ? null : wasSeen,
  };
}
