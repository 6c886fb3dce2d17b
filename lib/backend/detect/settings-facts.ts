import { maskShapes } from '../env-file/mask-env';
import { readEnv } from '../env-file/read-env';

/** A fact about what the backend would load, and where it comes from. */
export interface SettingsFact {
  readonly value: string;
  readonly file: string;
  readonly line: number;
}

/** The four facts of the plan's settings check. The URL is masked. */
export interface SettingsFacts {
  readonly url: SettingsFact | null;
  readonly scheme: SettingsFact | null;
  readonly tls: SettingsFact | null;
  readonly poolSize: SettingsFact | null;
}

const POSTGRES_URL = /^(jdbc:)?postgres(ql)?(\+\w+)?:\/\//;
const TLS_PARAMETER = /[?&]((?:sslmode|ssl|sslaccept)=[^&]*)/;

/**
 * What an env file would make the backend use: its URL (from the named key, else from any that holds one), the
 * driver in the URL's scheme, the TLS parameter and the pool size.
 */
export function settingsFacts(file: string, text: string, urlKey: string): SettingsFacts {
  const values = readEnv(text);
  const keys = [urlKey, ...values.keys()];
  const key = keys.find((name) => POSTGRES_URL.test(values.get(name)?.value ?? ''));
  const found = key === undefined ? undefined : values.get(key);
  const pool = [...values].find(([name]) => /POOL_?(MAX_?)?SIZE$|MAX_CONNECTIONS$/.test(name));
  const fact = (value: string | undefined, line: number | undefined) =>
    value === undefined || line === undefined ? null : { value, file, line };
  return {
    url: fact(found && maskShapes(found.value), found?.line),
    scheme: fact(found?.value.split('://')[0], found?.line),
    tls: fact(TLS_PARAMETER.exec(found?.value ?? '')?.[1], found?.line),
    poolSize: fact(pool?.[1].value, pool?.[1].line),
  };
}
