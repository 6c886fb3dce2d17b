import { z } from 'zod';

const Env = z.object({
  /** An existing PostgreSQL for the dashboard's own state; without it the embedded one is started. */
  MUDANZA_DATABASE_URL: z.string().optional(),
  /** 32 bytes in base64 or hex; without it a 0600 key file beside the data is used. */
  MUDANZA_SECRET_KEY: z.string().optional(),
  /** The next key, for `npm run admin -- rotate-key` only. */
  MUDANZA_NEW_SECRET_KEY: z.string().optional(),
  MUDANZA_DATA_DIR: z.string().optional(),
  /** Where browsers reach this server when that is not HOST and PORT, e.g. https://mudanza.example.com behind a proxy. */
  MUDANZA_PUBLIC_URL: z.url().optional(),
  /** Lets Prometheus read /metrics with `Authorization: Bearer …`; without it only somebody signed in may. */
  MUDANZA_METRICS_TOKEN: z.string().min(16).optional(),
  /** ms without a heartbeat after which a runner's runs are called interrupted. */
  MUDANZA_LEASE_MS: z.coerce.number().int().min(1_000).max(600_000).default(10_000),
  /** Set by the launcher for its children: how to reach the state database. */
  MUDANZA_STATE_URL: z.string().optional(),
  /** Credentials of `npm run migrate`, which has no form to ask for them. */
  MIGRATE_TARGET_URL: z.string().optional(),
  MIGRATE_TARGET_PASSWORD: z.string().optional(),
  MIGRATE_SESSION_URL: z.string().optional(),
  MIGRATE_SOURCE_URL: z.string().optional(),
  MIGRATE_ANON_KEY: z.string().optional(),
  MIGRATE_SERVICE_KEY: z.string().optional(),
  MIGRATE_HEALTH_HEADER: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
});
export type Env = z.infer<typeof Env>;

let parsed: Env | undefined;

/** The environment, parsed once. The only place of the product that reads `process.env`. */
export function env(): Env {
  parsed ??= Env.parse(process.env);
  return parsed;
}

/** Replaces part of the environment for this process: the launcher and the tests do. */
export function overrideEnv(change: Partial<Env>): void {
  parsed = { ...env(), ...change };
}

/** What a program of the operator needs to find its tools; anything else of ours, secrets above all, stays here. */
const PASSED_ON = [
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'TEMP', 'TMP'],
  ...['SystemRoot', 'ComSpec', 'PATHEXT', 'APPDATA', 'LOCALAPPDATA', 'USERPROFILE'],
  ...[
    'JAVA_HOME',
    'GOPATH',
    'GOROOT',
    'GOCACHE',
    'PYENV_ROOT',
    'NVM_DIR',
    'VIRTUAL_ENV',
    'GEM_HOME',
    'CARGO_HOME',
  ],
  ...['DOCKER_HOST', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME'],
] as const;

/** The environment for a program that an operator has us run: named variables only, no secret of the dashboard. */
export function childEnvironment(): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const name of PASSED_ON) {
    const value = process.env[name];
    if (value !== undefined) passed[name] = value;
  }
  return passed;
}
