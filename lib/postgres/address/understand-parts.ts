import { say } from '../../i18n/message';
import { checkConnection } from './check-connection';
import { classifyEndpoint } from './classify-endpoint';
import type { ConnectionParameters } from './connection-parameters';
import { type Finding, faultFinding } from './finding';
import { isPlausibleHost, placeholderIn } from './host-text';
import { type LeftOut, leaveOut } from './left-out';
import { meaningOf } from './parameter-meaning';
import type { ConnectionForm, ConnectionParts, ParsedConnection } from './parsed-connection';
import { readOptions } from './read-options';
import { readParameters } from './read-parameters';
import { tlsModeOf } from './tls-mode-of';

function hostOf(parts: ConnectionParts): { host: string | null; findings: Finding[] } {
  const host = parts.host?.trim() ?? '';
  if (host === '') return { host: null, findings: [faultFinding('MUD-100')] };
  const placeholder = placeholderIn(host);
  if (placeholder) return { host: null, findings: [faultFinding('MUD-101', { placeholder })] };
  if (!isPlausibleHost(host))
    return {
      host: null,
      findings: [
        {
          verdict: 'fail',
          message: say('connection.finding.badHost', {
            host: /^[\p{L}\p{N}._:-]{0,80}/u.exec(host)?.[0] ?? '',
          }),
        },
      ],
    };
  return { host: host.toLowerCase(), findings: [] };
}

function portOf(port: number | undefined): { port: number; findings: Finding[] } {
  if (port === undefined)
    return { port: 5432, findings: [{ verdict: 'pass', message: say('connection.finding.defaultPort') }] };
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return { port, findings: [] };
  return { port: 5432, findings: [{ verdict: 'fail', message: say('connection.finding.badPort') }] };
}

function distinct<T extends { readonly message: unknown }>(list: readonly T[]): T[] {
  const seen = new Set<string>();
  return list.filter(({ message }) => {
    const id = JSON.stringify(message);
    return !seen.has(id) && seen.add(id);
  });
}

interface Sorted {
  readonly parameters: ConnectionParameters;
  readonly leftOut: readonly LeftOut[];
  readonly findings: readonly Finding[];
}

/** The parameters of the text, with the other hosts; what this door cannot have is taken off and named. */
function sortParameters(parts: ConnectionParts, host: string | null, port: number): Sorted {
  const { carried, leftOut, findings } = readParameters(parts.parameters);
  const { otherHosts = [] } = parts;
  const others = otherHosts.map((other) => leaveOut(`${other.host}:${other.port}`, 'other-host'));
  const parameters: ConnectionParameters = {
    ...carried,
    ...(otherHosts.length > 0 ? { otherHosts: [...otherHosts] } : {}),
  };
  const all = [...(parts.leftOut ?? []), ...leftOut, ...others];
  const place = classifyEndpoint({ host: host ?? '', port });
  const isPooler = place.family === 'ipv4' || place.kind === 'dedicated-pooler';
  if (!isPooler || parameters.channelBinding !== 'require') return { parameters, leftOut: all, findings };
  const { channelBinding: _none, ...rest } = parameters;
  return {
    parameters: rest,
    leftOut: [...all, leaveOut('channel_binding', 'pooler-without-channel-binding')],
    findings: [...findings, { verdict: 'pass', message: say('connection.finding.channelBindingLeftOut') }],
  };
}

function referenceOf(parameters: Readonly<Record<string, string>>): string | null {
  const options = Object.entries(parameters).find(([name]) => meaningOf(name) === 'options')?.[1];
  return options === undefined ? null : readOptions(options).reference;
}

/** `service=NAME` alone: everything else stands in a file elsewhere. */
function serviceOf({ service }: Readonly<Record<string, string>>): Finding[] {
  return service === undefined ? [] : [faultFinding('MUD-136', { service: service.slice(0, 60) })];
}

/** What the parts that a reader found mean as a connection, and everything worth saying about it. */
export function understandParts(
  form: ConnectionForm,
  parts: ConnectionParts,
  hasPassword = false,
): ParsedConnection {
  const host = hostOf(parts);
  const port = portOf(parts.port);
  const tls = tlsModeOf(parts.parameters, form);
  const sorted = sortParameters(parts, host.host, port.port);
  const clean = (value: string | undefined) => value?.trim() || null;
  const connection = {
    form,
    host: host.host,
    port: port.port,
    user: clean(parts.user),
    password: hasPassword && placeholderIn(parts.password ?? '') ? null : parts.password || null,
    database: clean(parts.database),
    tlsMode: tls.mode,
    parameters: sorted.parameters,
  };
  const reference = referenceOf(parts.parameters);
  // Findings of the parts come last but one: what refuses the text (a socket, another database) says more than "no host".
  const service = connection.host === null ? serviceOf(parts.parameters) : [];
  const isExplained = [...parts.findings, ...service].some(({ verdict }) => verdict === 'fail');
  const findings = [
    ...(isExplained && host.host === null ? [] : host.findings),
    ...port.findings,
    ...parts.findings,
    ...service,
    ...tls.findings,
    ...sorted.findings,
    ...checkConnection({ ...connection, reference }, hasPassword),
  ];
  return { ...connection, leftOut: distinct(sorted.leftOut), findings: distinct(findings) };
}
