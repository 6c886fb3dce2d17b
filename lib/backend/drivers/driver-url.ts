import { encoded, parametersInUrl } from './carry-parameters';
import type { Door, DriverStack } from './driver-stack';
import { quotedPair } from './quoted-pair';

function hostText(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** The hosts beside the first one, where the driver's URL takes several. */
function withHosts(url: string, { parameters }: DriverStack, { endpoint }: Door): string {
  const others = endpoint.parameters?.otherHosts ?? [];
  if (!parameters.takesHosts || others.length === 0) return url;
  const first = `${hostText(endpoint.host)}:${endpoint.port}`;
  const all = [first, ...others.map(({ host, port }) => `${hostText(host)}:${port}`)].join(',');
  const isPairs = /^Host=/.test(url);
  return isPairs
    ? url.replace(/^Host=[^;]*;Port=\d+/, `Host=${all}`)
    : url.replace(
        new RegExp(`(//(?:[^/]*@)?)${first.replace(/[.[\]]/g, '\\$&')}/`),
        (_, start) => `${start}${all}/`,
      );
}

function added(url: string, params: Readonly<Record<string, string>>): string {
  const names = Object.keys(params);
  if (names.length === 0) return url;
  if (/^Host=/.test(url))
    return [url, ...names.map((name) => `${name}=${quotedPair(params[name] ?? '')}`)].join(';');
  const [base = '', query = ''] = url.split('?', 2);
  const kept = query.split('&').filter((pair) => pair !== '' && !names.includes(pair.split('=')[0] ?? ''));
  const more = names.map((name) => `${name}=${encoded(params[name] ?? '')}`);
  return `${base}?${[...kept, ...more].join('&')}`;
}

/** The URL of a driver behind a door, with all that the pasted text says and this driver's URL can hold. */
export function driverUrl(stack: DriverStack, door: Door, password: string): string {
  return added(withHosts(stack.url(door, password), stack, door), parametersInUrl(stack.parameters, door));
}
