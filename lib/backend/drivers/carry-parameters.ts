import { z } from 'zod';
import { MessageKeySchema } from '../../i18n/message-schema';
import type { ConnectionParameters } from '../../postgres/address/connection-parameters';
import { searchPathText } from '../../postgres/address/write-options';
import { arrivesAt } from './door-startup';
import type { Door } from './driver-stack';
import type { ParameterForm, ParameterForms, PlainParameter, ServerSettings } from './parameter-forms';

/** What became of one thing that a connection text says, for one driver behind one door. */
export const CarriedParameter = z.object({
  /** As libpq calls it. */
  name: z.string(),
  value: z.string(),
  /** `role`: the door takes no such setting, so the role has to hold it; `refused`: the driver knows no such thing. */
  way: z.enum(['url', 'code', 'role', 'refused']),
  /** What stands in the URL or the code, or the SQL for the role; empty where it is refused. */
  text: z.string(),
  why: MessageKeySchema.nullable(),
});
export type CarriedParameter = z.infer<typeof CarriedParameter>;

interface Carried {
  readonly parameter: CarriedParameter;
  readonly url: Readonly<Record<string, string>>;
}

type Place = Pick<Door, 'endpoint' | 'mode' | 'startup'>;

/** The server's settings that a text asks for, `search_path` among them. */
export function settingsOf({ searchPath, settings = {} }: ConnectionParameters): ServerSettings {
  return { ...(searchPath && { search_path: searchPathText(searchPath) }), ...settings };
}

/** Of those the ones that have their effect behind this door, with the name that the program gives itself. */
export function arrivingSettings({ endpoint, startup = 'unknown' }: Place): ServerSettings {
  const { parameters = {} } = endpoint;
  const all = {
    ...settingsOf(parameters),
    ...(parameters.applicationName && { application_name: parameters.applicationName }),
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => arrivesAt(startup, name)));
}

/** A value of a URL's parameter; what needs no escape stays readable. */
export function encoded(value: string): string {
  return encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll("'", '%27');
}

function told(name: string, value: string, form: ParameterForm): Carried {
  const url = form.url ?? {};
  const inUrl = Object.entries(url).map(([key, text]) => `${key}=${encoded(text)}`);
  const text = form.code ?? inUrl.join('&');
  return { parameter: { name, value, way: form.code ? 'code' : 'url', text, why: null }, url };
}

function refused(name: string, value: string, why: CarriedParameter['why']): Carried {
  return { parameter: { name, value, way: 'refused', text: '', why }, url: {} };
}

/** The setting as a property of the role: whoever signs in has it, whatever door he comes by. */
function roleSql({ endpoint }: Place, name: string, value: string): string {
  const role = endpoint.user.replace(/\.[a-z]{20}$/, '').replaceAll('"', '""');
  const said = name === 'search_path' ? value : `'${value.replaceAll("'", "''")}'`;
  return `ALTER ROLE "${role}" SET ${name} = ${said};`;
}

function settingForm(forms: ParameterForms, place: Place, name: string, value: string): ParameterForm | null {
  const schemas = name === 'search_path' ? (place.endpoint.parameters?.searchPath ?? []) : [];
  const schema = schemas.length === 1 && schemas[0] ? (forms.schema?.(schemas[0]) ?? null) : null;
  if (schema && forms.prefersSchema) return schema;
  const started = arrivesAt(place.startup ?? 'unknown', name)
    ? (forms.startup?.({ [name]: value }) ?? null)
    : null;
  const later = place.mode === 'transaction' ? null : (forms.onConnect?.({ [name]: value }) ?? null);
  return started ?? schema ?? later;
}

const optionsKey = (url: Carried['url']) => Object.keys(url).find((key) => /^options$/i.test(key));

/** The URL has one `options` for all settings that go there. */
function together(forms: ParameterForms, all: readonly Carried[]): Carried[] {
  const inOptions = all.filter(({ url }) => optionsKey(url) !== undefined);
  const settings = inOptions.map(({ parameter }) => [parameter.name, parameter.value] as const);
  const url = forms.startup?.(Object.fromEntries(settings))?.url ?? {};
  return all.map((one) => (inOptions.includes(one) ? { ...one, url } : one));
}

/** Each setting by itself, then those that share a parameter. */
function carrySettings(forms: ParameterForms, place: Place): Carried[] {
  const settings = Object.entries(settingsOf(place.endpoint.parameters ?? {}));
  const single = settings.map(([name, value]): Carried => {
    const form = settingForm(forms, place, name, value);
    if (form) return told(name, value, form);
    const text = roleSql(place, name, value);
    return {
      parameter: { name, value, way: 'role', text, why: 'backend.parameter.notThroughDoor' },
      url: {},
    };
  });
  return together(forms, single);
}

const PLAIN: readonly (readonly [PlainParameter, string, (said: ConnectionParameters) => unknown])[] = [
  ['applicationName', 'application_name', (said) => said.applicationName],
  ['targetSessionAttrs', 'target_session_attrs', (said) => said.targetSessionAttrs],
  ['channelBinding', 'channel_binding', (said) => said.channelBinding],
  ['sslNegotiation', 'sslnegotiation', (said) => said.sslNegotiation],
  ['certificate', 'sslcert', (said) => said.clientCertificate?.cert],
  ['key', 'sslkey', (said) => said.clientCertificate?.key],
  ['connectTimeout', 'connect_timeout', (said) => said.connectTimeoutSeconds],
  ['poolMax', 'connection_limit', (said) => said.pool?.max],
  ['poolTimeout', 'pool_timeout', (said) => said.pool?.timeoutSeconds],
];

function carryPlain(forms: ParameterForms, { endpoint }: Place): Carried[] {
  return PLAIN.flatMap(([part, name, read]): Carried[] => {
    const said = read(endpoint.parameters ?? {});
    if (said === undefined) return [];
    const value = String(said);
    const key = forms.names[part];
    if (key) return [told(name, value, { url: { [key]: forms.values?.[value] ?? value } })];
    const code = forms.code?.[part];
    if (code) return [told(name, value, { code: code(value) })];
    const started = part === 'applicationName' ? forms.startup?.({ application_name: value }) : null;
    return [started ? told(name, value, started) : refused(name, value, 'backend.parameter.unknownToDriver')];
  });
}

function carryRest(forms: ParameterForms, { endpoint }: Place): Carried[] {
  const { otherHosts = [], isPgBouncer } = endpoint.parameters ?? {};
  const hosts = otherHosts.map(({ host, port }) => `${host}:${port}`).join(',');
  return [
    ...(hosts === ''
      ? []
      : [
          forms.takesHosts
            ? told('host', hosts, { url: {} })
            : refused('host', hosts, 'backend.parameter.oneHostOnly'),
        ]),
    ...(isPgBouncer ? [refused('pgbouncer', 'true', 'backend.parameter.byDoor')] : []),
  ];
}

/** Everything that the endpoint's text says, with what becomes of it for a driver behind a door. */
export function carryParameters(forms: ParameterForms, place: Place): CarriedParameter[] {
  return carryAll(forms, place).map(({ parameter }) => parameter);
}

function carryAll(forms: ParameterForms, place: Place): Carried[] {
  return [...carrySettings(forms, place), ...carryPlain(forms, place), ...carryRest(forms, place)];
}

/** Of it what stands in the driver's URL, by the names that the driver gives it. */
export function parametersInUrl(forms: ParameterForms, place: Place): Record<string, string> {
  return Object.assign({}, ...carryAll(forms, place).map(({ url }) => url));
}
