import type { ClientDriver } from '../clients/run-client';
import type { DriverId } from '../drivers/driver-id';
import type { Door } from '../drivers/driver-stack';
import { driverUrl } from '../drivers/driver-url';
import { findStack } from '../drivers/find-stack';
import { postgresUrl } from '../drivers/postgres-url';
import type { LabKitName } from './lab-kits';
import type { ProgramDriver } from './program-kits';

export type LabDriver = ClientDriver | ProgramDriver;

/** One way of setting a driver up against a pooler, and what is predicted to come of it. */
export interface Combination {
  readonly driver: LabDriver;
  readonly name: string;
  readonly settings: 'naive' | 'advised';
  readonly url: (door: Door, password: string) => string;
  /** Through a pooler in session mode; without it, through one in transaction mode. */
  readonly mode?: 'session';
  /** What the client does besides its transactions; each program knows its own words. */
  readonly task?: string;
  /** Passes the CA by code, as the advice does where the URL cannot. */
  readonly givesCa?: boolean;
  /** The error that must be seen; null: every transaction must commit. */
  readonly predicted: RegExp | null;
  /** The same for a version of the driver that lacks the advised setting. */
  readonly predictedOld?: RegExp;
  /** Transactions that each client needs at least before the driver shows its habit. */
  readonly transactions?: number;
  /** Packages that are installed on first use; without them the combination is not tried. */
  readonly kit?: LabKitName;
  /** Also part of the test suite, which has less time than the benchmark. */
  readonly isInSuite?: boolean;
}

/** The URL as the advice gives it. */
export const advisedUrl = (driver: DriverId) => (door: Door, password: string) =>
  driverUrl(findStack(driver), door, password);
/** The URL as many a guide gives it. */
export const sslmodeRequire =
  (scheme = 'postgresql') =>
  (door: Door, password: string) =>
    postgresUrl(door.endpoint, password, { sslmode: 'require' }, scheme);

export const UNTRUSTED = /self-signed certificate|unable to (verify|get)/;
