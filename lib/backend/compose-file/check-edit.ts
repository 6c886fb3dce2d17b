import { isDeepStrictEqual } from 'node:util';
import { type ComposeData, composeData, waitsFor } from './compose-data';
import { parseCompose } from './compose-document';
import { LOCAL_PROFILE } from './take-service-out';

export interface Intention {
  readonly option: 'comment' | 'profile';
  readonly service: string;
  readonly volumes: readonly string[];
}

type Service = Record<string, unknown> | null;

function without(value: unknown, name: string): unknown {
  if (Array.isArray(value))
    return value.filter((item) => item !== name && !String(item).startsWith(`${name}:`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

function withoutWaits(service: Service, name: string): Service {
  if (!service) return service;
  const entries = Object.entries(service).flatMap(([key, value]): [string, unknown][] => {
    if (key !== 'depends_on' && key !== 'links') return [[key, value]];
    const rest = without(value, name);
    const wasEmpty = Object.keys(value ?? {}).length === 0;
    return Object.keys(rest ?? {}).length === 0 && !wasEmpty ? [] : [[key, rest]];
  });
  return Object.fromEntries(entries);
}

/** What the file should say after the edit; extension fields (`x-…`) are no statement of their own. */
function intended(data: ComposeData, intention: Intention): Record<string, unknown> {
  const services = Object.entries(data.services).flatMap(([name, service]): [string, Service][] => {
    if (name !== intention.service) return [[name, withoutWaits(service, intention.service)]];
    if (intention.option === 'comment') return [];
    const profiles = service?.profiles ?? [LOCAL_PROFILE];
    return [[name, { profiles, ...withoutWaits(service, intention.service) }]];
  });
  const kept = Object.entries(data.volumes ?? {}).filter(([name]) => !intention.volumes.includes(name));
  const isEmptied = kept.length === 0 && Object.keys(data.volumes ?? {}).length > 0;
  const { volumes: _, ...rest } = data;
  const volumes = data.volumes && !isEmptied ? { volumes: Object.fromEntries(kept) } : {};
  return { ...rest, services: Object.fromEntries(services), ...volumes };
}

function statements(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).filter(([key, value]) => !key.startsWith('x-') && value !== null),
  );
}

/** Names of services that still lean on the one that will not start. */
function leaning(data: ComposeData, name: string): string[] {
  const ways = ['network_mode', 'pid', 'ipc', 'extends', 'volumes_from'];
  return Object.entries(data.services).flatMap(([other, service]) => {
    if (other === name) return [];
    const isTied = ways.some((way) => {
      const said = JSON.stringify(service?.[way] ?? '');
      return said.includes(`"service:${name}"`) || said.includes(`"${name}"`) || said.includes(`"${name}:`);
    });
    return isTied || waitsFor(service).includes(name) ? [other] : [];
  });
}

/**
 * Null when the edited text says exactly what was intended, with every anchor and merge resolved; else what is
 * wrong, in the words of the YAML parser or as names. The proof that splicing text did not go astray.
 */
export function checkEdit(path: string, before: string, after: string, intention: Intention): string | null {
  try {
    const wanted = intended(composeData(parseCompose(path, before)), intention);
    const data = composeData(parseCompose(path, after));
    const stuck = leaning(data, intention.service);
    if (stuck.length > 0) return stuck.join(', ');
    return isDeepStrictEqual(statements(data), statements(wanted)) ? null : 'services';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
