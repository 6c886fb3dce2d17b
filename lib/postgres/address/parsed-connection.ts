import type { TlsMode } from './endpoint';
import type { Finding } from './finding';

export type ConnectionForm = 'url' | 'jdbc' | 'dsn' | 'psql' | 'env' | 'host' | 'none';

/** What a reader got out of a text; only `parseConnection` adds what it means. */
export interface ConnectionParts {
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  /** `sslmode` and the rest of the parameters, by lower-case name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What had to be assumed. */
  readonly findings: readonly Finding[];
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
  readonly parameters: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
}
