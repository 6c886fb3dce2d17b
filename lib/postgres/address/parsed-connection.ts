import type { ConnectionParameters } from './connection-parameters';
import type { TlsMode } from './endpoint';
import type { Finding } from './finding';
import type { LeftOut } from './left-out';

export type ConnectionForm =
  | 'url'
  | 'jdbc'
  | 'r2dbc'
  | 'dsn'
  | 'ado'
  | 'psql'
  | 'env'
  | 'json'
  | 'yaml'
  | 'ini'
  | 'pgpass'
  | 'code'
  | 'labels'
  | 'host'
  | 'none';

/** What a reader got out of a text; only `parseConnection` adds what it means. */
export interface ConnectionParts {
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  /** `sslmode` and the rest of the parameters, by lower-case name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Hosts beside the first one. */
  readonly otherHosts?: readonly HostPort[];
  /** Parts of the text that only the reader can name. */
  readonly leftOut?: readonly LeftOut[];
  /** What had to be assumed. */
  readonly findings: readonly Finding[];
}

export interface HostPort {
  readonly host: string;
  readonly port: number;
}

export interface ParsedConnection {
  readonly form: ConnectionForm;
  readonly host: string | null;
  /** 5432 where the text names none. */
  readonly port: number;
  readonly user: string | null;
  readonly password: string | null;
  readonly database: string | null;
  /** As libpq means it; null where the text says nothing. */
  readonly tlsMode: TlsMode | null;
  /** What the text says beyond that, in libpq's meaning; goes on with the endpoint. */
  readonly parameters: ConnectionParameters;
  /** Every part of the text that means something and is not used, and why. */
  readonly leftOut: readonly LeftOut[];
  readonly findings: readonly Finding[];
}
