import { z } from 'zod';
import type { MessageKey } from '../../i18n/message';
import type { Endpoint } from '../../postgres/address/endpoint';
import type { Language } from '../detect/language';
import type { DoorStartup } from './door-startup';
import type { DriverId } from './driver-id';
import type { ParameterForms } from './parameter-forms';

/** How the server side of a door treats a session; only what was observed counts. */
export const PoolingMode = z.enum(['transaction', 'session', 'none']);
export type PoolingMode = z.infer<typeof PoolingMode>;

export interface Door {
  readonly mode: PoolingMode;
  readonly endpoint: Endpoint;
  /** Where the backend finds the CA's PEM, relative to its folder; null when it has none. */
  readonly caFile: string | null;
  /** Folder of Prisma's schema, relative to the backend's: its engine reads paths of the URL from there. */
  readonly schemaFolder?: string;
  /** What becomes of a setting in the startup packet; `unknown` where it is missing. */
  readonly startup?: DoorStartup;
}

export interface CodeContext extends Door {
  readonly poolSize: number;
}

/**
 * `transaction`: only behind a transaction-mode pooler. `tls`: only where the certificate is verified. `percent`: only
 * where the URL holds a %, since the password needs it.
 */
export const Condition = z.enum(['transaction', 'tls', 'percent', 'always']);
export type Condition = z.infer<typeof Condition>;

export interface Setting {
  readonly name: string;
  readonly value: string;
  readonly why: MessageKey;
  readonly when: Condition;
  /** Matches a line of source that does it already; without it the setting cannot be looked up. */
  readonly present?: RegExp;
  /** The line counts only in a file that matches this, where another driver's settings look the same. */
  readonly inside?: RegExp;
  /** Advised, but nothing breaks without it. */
  readonly isOptional?: boolean;
}

export interface Breakage {
  readonly what: MessageKey;
  /** The driver's own words. */
  readonly error: string;
  readonly when: Condition;
  /** Matches a line of the backend's files that runs into it. */
  readonly found?: RegExp;
  /** False for what only limits a feature. */
  readonly isFatal: boolean;
}

/** How a backend with this driver says how many connections a process keeps. */
export interface PoolRule {
  /** A line that says it; the first group that matched is the number, or the name of what stands in its place. */
  readonly says: RegExp;
  /** The line counts only in a file that matches this, where its words are ordinary ones. */
  readonly inside?: RegExp;
  /** A line that names the setting instead; the first group is the name. */
  readonly named?: RegExp;
  /** The same for connections above the pool, and what the driver allows when nobody says anything. */
  readonly overflow?: { readonly says: RegExp; readonly named: RegExp; readonly byDefault: number };
  /** The call that makes the engine: only what it is given counts, and what it cannot be followed to is not known. */
  readonly call?: RegExp;
  /** What the driver does when nobody says anything; null: it has no pool, no bound, or it depends on the machine. */
  readonly byDefault: number | null;
}

/** What Mudanza knows about one way of reaching Postgres. Facts: supabase-facts, sections 2.2 and 3. */
export interface DriverStack {
  readonly id: DriverId;
  readonly language: Language;
  /** Set for a driver that speaks to its own provider only and can never reach Supabase. */
  readonly unreachable?: { readonly why: MessageKey; readonly instead: DriverId };
  /** Known by name only: what is said of it is its URL, and nothing is checked. */
  readonly isUnadvised?: true;
  /** Set where transaction mode cannot be made safe by any setting. */
  readonly needsSession?: MessageKey;
  /** The driver reads no TLS parameter from the URL: its code asks for it. */
  readonly tlsInCode?: true;
  /** Schemes that the driver takes besides the one of its URL. */
  readonly schemes?: readonly string[];
  /** How it is told what a connection text says beyond where, who and TLS. */
  readonly parameters: ParameterForms;
  /** The URL in this driver's own form, with its own TLS parameter; `driverUrl` adds what the text says more. */
  readonly url: (door: Door, password: string) => string;
  readonly pool: PoolRule;
  readonly settings: readonly Setting[];
  readonly breaks: readonly Breakage[];
  readonly code: (context: CodeContext) => string;
}
