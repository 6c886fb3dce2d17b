import { z } from 'zod';
import type { PoolRule } from '../drivers/driver-stack';
import { maskShapes } from '../env-file/mask-env';
import { readEnv } from '../env-file/read-env';
import { readText } from '../files/read-text';
import type { Workspace } from '../files/workspace';
import { findPoolSize, PoolSize } from './pool-size';
import { findUrlSource, UrlSource } from './url-key';

/** A fact about what the backend would load, and where it comes from. */
export const SettingsFact = z.object({
  value: z.string(),
  file: z.string(),
  line: z.number(),
});
export type SettingsFact = z.infer<typeof SettingsFact>;

/** The four facts of the plan's settings check. The URL is masked. */
export const SettingsFacts = z.object({
  url: SettingsFact.nullable(),
  scheme: SettingsFact.nullable(),
  tls: SettingsFact.nullable(),
  poolSize: PoolSize.nullable(),
  /** Key of the URL, and what the code says of it; missing in evidence of older versions. */
  source: UrlSource.optional(),
  /** The hosts under keys that the code asks for one by one, such as `DB_HOST`; missing in evidence of older versions. */
  parts: z
    .array(SettingsFact.omit({ file: true, line: true }).extend({ key: z.string() }))
    .readonly()
    .optional(),
});
export type SettingsFacts = z.infer<typeof SettingsFacts>;

const POSTGRES_URL =
  /^(?:(?:jdbc:|r2dbc:)?postgres(?:ql)?(?:\+\w+)?|asyncpg|ecto|pgsql|pdo-pgsql):\/\/|^(?=.*(?:^|;)\s*(?:Host|Server)\s*=)(?=.*;\s*Database\s*=)/i;
/** As each driver spells it; the first one of a URL that has several is the one that asks for TLS. */
export const TLS_PARAMETER = /[?&;]((?:sslmode|ssl|SSL Mode)\s*=[^&;]*)/i;

/** Scheme of a connection text; `.NET` for a connection string, which has none. */
export function schemeOf(url: string): string {
  return url.includes('://') ? (url.split('://')[0] ?? '') : '.NET';
}

/**
 * What the backend would load: its URL (from the named key of the env file or, without a name, the
 * one that its code reads; else from any that holds one), the driver
 * in the URL's scheme, the TLS parameter, and the pool size of its code, env file or driver. Throws MUD-401 and MUD-403
 * to MUD-405 for the env file.
 */
export function settingsFacts(
  workspace: Workspace,
  file: string,
  urlKey: string,
  pool: PoolRule,
): SettingsFacts {
  const text = readText(workspace, file);
  const source = findUrlSource(workspace, text);
  const asked = urlKey || source.key;
  const values = readEnv(text);
  const keys = [asked, ...values.keys()];
  const key = keys.find((name) => POSTGRES_URL.test(values.get(name)?.value ?? ''));
  const found = key === undefined ? undefined : values.get(key);
  const fact = (value: string | undefined, line: number | undefined) =>
    value === undefined || line === undefined ? null : { value, file, line };
  return {
    url: fact(found && maskShapes(found.value), found?.line),
    scheme: fact(found && schemeOf(found.value), found?.line),
    tls: fact(TLS_PARAMETER.exec(found?.value ?? '')?.[1], found?.line),
    poolSize: findPoolSize(workspace, pool, { file, text }),
    source: { ...source, key: asked },
    parts: (source.parts ?? [])
      .filter((name) => /(?:HOST|SERVER|HOSTNAME)$/.test(name) && values.has(name))
      .map((name) => ({ key: name, value: values.get(name)?.value ?? '' })),
  };
}
