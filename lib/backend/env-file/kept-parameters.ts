import type { ConnectionParameters } from '../../postgres/address/connection-parameters';
import type { Endpoint } from '../../postgres/address/endpoint';
import { parseConnection } from '../../postgres/address/parse-connection';
import { readEnv } from './read-env';

/** Of the old connection what belongs to the program; where it led and how it was secured belonged to the old server. */
function ofProgram(parameters: ConnectionParameters): ConnectionParameters {
  const { searchPath, settings, applicationName, connectTimeoutSeconds, pool } = parameters;
  return Object.fromEntries(
    Object.entries({ searchPath, settings, applicationName, connectTimeoutSeconds, pool }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}

/**
 * An endpoint with what the env file's present URL says of the program itself: its schema (`?schema=app`), settings,
 * name, timeout and pool. Without them queries would go to other tables. What the target's own text says comes first.
 */
export function withKept(endpoint: Endpoint, envText: string, urlKey: string): Endpoint {
  const value = readEnv(envText).get(urlKey)?.value;
  const kept = value ? ofProgram(parseConnection(value).parameters) : {};
  const parameters = { ...kept, ...endpoint.parameters };
  const settings = { ...kept.settings, ...endpoint.parameters?.settings };
  if (Object.keys(parameters).length === 0) return endpoint;
  return {
    ...endpoint,
    parameters: { ...parameters, ...(Object.keys(settings).length > 0 && { settings }) },
  };
}
