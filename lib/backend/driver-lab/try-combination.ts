import type { Credentials } from '../../postgres/endpoint';
import { runClient } from '../clients/run-client';
import type { Combination } from './combination';
import type { LabKit, LabKitName } from './lab-kits';

export interface LabPlace {
  readonly pooled: Credentials;
  /** Absolute path of the CA's PEM. */
  readonly caFile: string;
  readonly python: string;
  readonly clients: number;
  readonly transactions: number;
  /** The packages that were installed for it; a combination that needs others is not tried. */
  readonly kits?: ReadonlyMap<LabKitName, LabKit>;
}

export interface LabOutcome {
  readonly driver: string;
  readonly name: string;
  readonly committed: number;
  readonly failed: number;
  readonly error: string | null;
  /** Null: the driver is not installed here, so nothing was tried. */
  readonly isAsPredicted: boolean | null;
}

/** How Python and Node say that a package is not there. */
const MISSING = /No module named|Cannot find (package|module)|ENOENT/;

function untried({ driver, name }: Combination): LabOutcome {
  return { driver, name, committed: 0, failed: 0, error: null, isAsPredicted: null };
}

/** Drives the real client through the pooler and compares what happened with what the advice says. */
export async function tryCombination(combination: Combination, place: LabPlace): Promise<LabOutcome> {
  const { clients, pooled, caFile, python } = place;
  const kit = combination.kit && place.kits?.get(combination.kit);
  if (combination.kit && !kit) return untried(combination);
  const transactions = Math.max(place.transactions, combination.transactions ?? 0);
  const door = { endpoint: pooled.endpoint, caFile, mode: 'transaction' as const };
  const job = {
    url: combination.url(door, pooled.password),
    settings: combination.settings,
    caFile: combination.givesCa ? caFile : null,
    clients,
    transactions,
    queries: [],
  };
  const result = await runClient(combination.driver, job, { cwd: process.cwd(), python, ...kit });
  const isOld = result.driver !== combination.driver;
  const predicted = isOld ? (combination.predictedOld ?? combination.predicted) : combination.predicted;
  const isMissing = result.errors.some((text) => MISSING.test(text));
  const wasSeen = predicted
    ? result.failed > 0 && result.errors.some((text) => predicted.test(text))
    : result.failed === 0 && result.committed === clients * transactions;
  return {
    driver: result.driver,
    name: combination.name,
    committed: result.committed,
    failed: result.failed,
    error: result.errors[0] ?? null,
    isAsPredicted: isMissing ? null : wasSeen,
  };
}
