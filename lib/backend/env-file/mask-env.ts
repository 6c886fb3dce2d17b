import { findShapes } from '../../platform/vault/find-shapes';
import { maskRanges, mergeRanges } from '../../platform/vault/redact-text';
import { type EnvPair, scanEnv } from './scan-env';
import { SENSITIVE_KEY } from './sensitive-key';

const DOTS = '••••••';

/** Hides credentials that are recognised by their shape, whatever file they stand in. */
export function maskShapes(text: string, dots = DOTS): string {
  return maskRanges(text, mergeRanges(findShapes(text)), dots);
}

const ASSIGNED = /^([ \t]*#[ \t#]*(?:export[ \t]+)?[\w.-]{1,64}[ \t]*=[ \t]*)\S/;

/** A comment, or a line that is no pair: what is commented out was a secret once, and prose may name one. */
function maskLine(line: string): string {
  if (!/[^\s#=*_-]/.test(line)) return line;
  const assigned = ASSIGNED.exec(line)?.[1];
  if (assigned) return `${assigned}${DOTS}`;
  const mark = /^[ \t]*#+[ \t]*/.exec(line)?.[0] ?? '';
  return `${mark}${DOTS}`;
}

/** What stands between two values: the rest of one line, whole lines, and the name of the next value. */
function maskBetween(text: string, isAfterValue: boolean, isBeforeValue: boolean): string {
  const parts = text.split(/(\r\n|\n|\r)/);
  return parts
    .map((part, index) => {
      if (index % 2 === 1 || (isBeforeValue && index === parts.length - 1)) return part;
      if (index > 0 || !isAfterValue) return maskLine(part);
      const comment = part.indexOf('#');
      return comment < 0 ? part : part.slice(0, comment) + maskLine(part.slice(comment));
    })
    .join('');
}

/** Parameters of a connection that say how, not who. */
const SHOWN_PARAMETER =
  /^(?:sslmode|ssl|sslrootcert|pgbouncer|connection_limit|pool_timeout|pool_size|connect_timeout|application_name|prepareThreshold|prepared_statement_cache_size|statement_cache_size|default_query_exec_mode|uselibpqcompat|schema|prepare|target_session_attrs|gssencmode|channel_binding|reWriteBatchedInserts)=[\w./:+-]{1,80}$/;

function shownParameters(query: string): string {
  const each = query.slice(1).split('&');
  return `?${each.map((one) => (SHOWN_PARAMETER.test(one) ? one : one.includes('=') ? `${one.slice(0, one.indexOf('='))}=${DOTS}` : DOTS)).join('&')}`;
}

const ADDRESS =
  /^((?:[a-z][a-z0-9+.]{0,30}:){1,2}\/\/)(?:([^\s:/@?#]{0,128})(:[^\s]*)?@)?([\w.,:[\]-]{0,255})(\/[\w.-]{0,128})?(\?[^\s#]{0,800})?$/i;
const PLAIN = /^[\w.:/-]{1,255}$/;

/** Keys whose values are addresses: what stands there instead of one could be anything. */
const ADDRESS_KEY = /UR[LI]|CONN/i;

/** An address without what opens it; a plain word, host or number as it is; null for what could be anything. */
function shownValue(key: string, value: string, dots: string): string | null {
  // What stands behind the last @ is where the address leads: no blank, no fragment.
  const isOpen = /\s/.test(value) || value.includes('#', value.lastIndexOf('@') + 1);
  const address = isOpen ? null : ADDRESS.exec(value);
  if (!address && ADDRESS_KEY.test(key)) return null;
  if (!address) return PLAIN.test(value) && maskShapes(value) === value ? value : null;
  const [, scheme = '', user = '', password, host = '', path = '', query] = address;
  const who = user || password ? `${user}${password ? `:${dots}` : ''}@` : '';
  return `${scheme}${who}${host}${path}${query ? shownParameters(query) : ''}`;
}

export interface ShownEnv {
  /** Keys that this migration writes: their values may be shown, where they are no secrets themselves. */
  readonly shown?: ReadonlySet<string>;
  /** Put behind the dots of these keys, so that a diff of two masked texts still shows that they changed. */
  readonly tagged?: ReadonlySet<string>;
  readonly tag?: string;
}

function maskPair(pair: EnvPair, text: string, { shown, tagged, tag = '' }: ShownEnv): string {
  if (pair.value === '' || /^\$\{\w+\}$/.test(pair.value)) return text.slice(pair.start, pair.end);
  const dots = tagged?.has(pair.key) ? `${DOTS} ${tag}`.trimEnd() : DOTS;
  const isSecret = SENSITIVE_KEY.test(pair.key) && !pair.value.includes('://');
  const value = shown?.has(pair.key) && !isSecret ? shownValue(pair.key, pair.value, dots) : null;
  const quote = pair.quote ?? '';
  return value === null ? dots : `${quote}${value}${quote}`;
}

/**
 * An env file fit to be shown to anybody. A value is hidden because it stands in an env file, whatever its name; only
 * the keys in `shown` keep theirs, without passwords. Comments and lines that are no pairs are hidden as well.
 */
export function maskEnv(text: string, options: ShownEnv = {}): string {
  const pairs = scanEnv(text);
  let masked = '';
  let at = 0;
  for (const [index, pair] of pairs.entries()) {
    masked += maskBetween(text.slice(at, pair.start), index > 0, true) + maskPair(pair, text, options);
    at = pair.end;
  }
  return masked + maskBetween(text.slice(at), pairs.length > 0, false);
}
