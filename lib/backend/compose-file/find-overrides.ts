import { isMap, isPair, isScalar, isSeq, visit } from 'yaml';
import { z } from 'zod';
import { escapePattern } from '../../platform/escape-pattern';
import { maskShapes } from '../env-file/mask-env';
import { SENSITIVE_KEY } from '../env-file/sensitive-key';
import { type ComposeDocument, keyName } from './compose-document';

/** A place of a compose file that leads a container to the old database, whatever the env file says. */
export const ComposeOverride = z.object({
  path: z.string(),
  /** 1-based. */
  line: z.number(),
  /** The service, or the name of the shared block it stands in. */
  service: z.string(),
  /** As written, credentials hidden. */
  text: z.string(),
  /** What to write there instead; null where it is not a matter of a value (a command that waits for the database). */
  instead: z.string().nullable(),
  /** False for a tool beside the backend, such as Adminer. */
  isFatal: z.boolean(),
});
export type ComposeOverride = z.infer<typeof ComposeOverride>;

export interface OverrideRequest {
  readonly files: readonly ComposeDocument[];
  /** Name of the database service that will not start. */
  readonly service: string;
  /** Key that the backend reads its URL from. */
  readonly urlKey: string;
}

/** Keys whose values the env file says now. */
const PARTS = ['POSTGRES_HOST', 'POSTGRES_PORT', 'POSTGRES_DB', 'POSTGRES_USER', 'POSTGRES_PASSWORD'];
const ELSEWHERE = new Set(
  ['depends_on', 'links', 'external_links', 'networks', 'volumes', 'image', 'build', 'container_name'].concat(
    ['hostname', 'ports', 'expose', 'profiles', 'extends', 'labels', 'aliases', 'secrets', 'configs'],
  ),
);
const TOOLS = /adminer|pgadmin|exporter|pghero|metabase|grafana|pgweb|backup/i;
/** A server of its own, whatever it is called: what it is set up with is not the backend's. */
const DATABASE_IMAGE =
  /(?:^|\/)(?:postgres|postgresql|postgis|pgvector|timescaledb[\w-]*|pg\d*|spilo[\w-]*|mysql|mariadb|mongo)(?::|@|$)/;
const POSTGRES_URL = /^["']?(?:jdbc:)?postgres(?:ql)?(?:\+\w+)?:\/\//;

function imageOf(value: unknown): string {
  const image = isMap(value) ? value.get('image') : undefined;
  return typeof image === 'string' ? image : '';
}

/** True for a reference to the key itself, with or without a default: the env file decides then. */
function isReference(name: string, value: string): boolean {
  const key = escapePattern(name);
  return new RegExp(`^\\$\\{${key}(?::?[-?][^}]*\\}*)?\\}$|^\\$${key}$`).test(value);
}

/** What to write instead of an entry of `environment`; undefined when it leads nowhere wrong. */
function replacement(name: string, value: string, { service, urlKey }: OverrideRequest): string | undefined {
  if (isReference(name, value)) return undefined;
  if (name === urlKey || PARTS.includes(name)) return `\${${name}}`;
  const host = escapePattern(service);
  if (POSTGRES_URL.test(value))
    return value === `\${${urlKey}}` ||
      !new RegExp(`[@/](?:${host}|localhost|127\\.0\\.0\\.1)[:/?]`).test(value)
      ? undefined
      : `\${${urlKey}}`;
  const isHost = /HOST|SERVER|ADDR/i.test(name) && new RegExp(`^${host}(?::\\d+)?$`).test(value);
  return isHost ? '${POSTGRES_HOST}' : undefined;
}

function waitsInWords(value: string, service: string): boolean {
  const host = escapePattern(service);
  return new RegExp(
    `(?:^|[\\s"'=/@,])${host}:\\d{2,5}\\b|(?:-h|--host)[\\s=]+["']?${host}\\b|@${host}/`,
  ).test(value);
}

interface Place {
  readonly service: string;
  /** The keys above, outermost first. */
  readonly keys: readonly string[];
}

function placeOf(path: readonly unknown[]): Place {
  const keys = path.flatMap((node) => keyName(node) ?? []);
  const isService = keys[0] === 'services';
  return { service: (isService ? keys[1] : keys[0]) ?? '', keys: keys.slice(isService ? 2 : 1) };
}

/** An entry of an environment, in map or in list form: its name and value. */
function entryOf(value: string, place: Place, isItem: boolean): { name: string; value: string } | null {
  const last = place.keys.at(-1) ?? '';
  if (isItem) {
    const [, name, said] = /^([A-Za-z_]\w*)=(.*)$/s.exec(value) ?? [];
    return last === 'environment' && name ? { name, value: said ?? '' } : null;
  }
  const isOfEnvironment = place.keys.at(-2) === 'environment' || /^[A-Z][A-Z0-9_]{2,}$/.test(last);
  return isOfEnvironment && last !== 'environment' ? { name: last, value } : null;
}

function judge(text: string, place: Place, isItem: boolean, request: OverrideRequest) {
  const entry = entryOf(text, place, isItem);
  if (!entry) return waitsInWords(text, request.service) ? { text, instead: null } : null;
  const { name, value } = entry;
  const instead = replacement(name, value, request);
  if (instead === undefined) return null;
  const isHidden = SENSITIVE_KEY.test(name) && !value.includes('$') && !POSTGRES_URL.test(value);
  const written = isHidden ? '••••••' : value;
  return isItem
    ? { text: `${name}=${written}`, instead: `${name}=${instead}` }
    : { text: `${name}: ${written}`, instead: `${name}: ${instead}` };
}

/**
 * What in compose files still names the database service, or says values that compose puts above those of the env file:
 * the containers would go on looking for the old database.
 */
export function findOverrides(request: OverrideRequest): ComposeOverride[] {
  return request.files.flatMap((file) => {
    const found: ComposeOverride[] = [];
    visit(file.doc, {
      Pair: (_, pair, path) => {
        const name = keyName(pair) ?? '';
        if (ELSEWHERE.has(name)) return visit.SKIP;
        const isService = path.length > 0 && placeOf(path).service === '';
        const isDatabase = name === request.service || DATABASE_IMAGE.test(imageOf(pair.value));
        return isService && isDatabase ? visit.SKIP : undefined;
      },
      Scalar: (key, node, path) => {
        const parent = path.at(-1);
        if (key === 'key' || !node.range || !(isPair(parent) || isSeq(parent) || isMap(parent))) return;
        if (!isScalar(node) || !['string', 'number'].includes(typeof node.value)) return;
        const place = placeOf(path);
        const said = judge(String(node.value), place, isSeq(parent), request);
        if (!said) return;
        found.push({
          path: file.path,
          line: file.lineOf(node.range[0]),
          service: place.service,
          text: maskShapes(said.text).split('\n')[0]?.slice(0, 160) ?? '',
          instead: said.instead,
          isFatal:
            !TOOLS.test(place.service) && !TOOLS.test(imageOf(file.doc.getIn(['services', place.service]))),
        });
      },
    });
    return found;
  });
}
