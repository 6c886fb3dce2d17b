import { createHash } from 'node:crypto';
import type { MessageParams } from '../i18n/message';
import { MudanzaError } from '../platform/errors/mudanza-error';
import { redactText } from '../platform/vault/redact-text';
import { classifyEndpoint } from './address/classify-endpoint';
import type { Endpoint } from './address/endpoint';
import { CATALOGUE } from './errors/catalogue';
import { type ErrorFacts, errorFacts } from './errors/error-facts';
import type { ErrorRule, Place } from './errors/error-rule';

export interface ErrorContext {
  /** Where the failing connection went: the same text means another thing on another host. */
  readonly endpoint?: Pick<Endpoint, 'host' | 'port'> & Partial<Pick<Endpoint, 'user' | 'database'>>;
}

/** The Supabase host that a text itself names: `connection to server at "db.….supabase.co" (…), port 5432 failed`. */
const HOST_IN_TEXT = /\b(?:db\.[a-z]{20}\.supabase\.co|[\w-]{1,60}\.pooler\.supabase\.com)\b/;

/** Where the failing connection went: as the caller knows it, else as the text says it. */
function contextOf(context: ErrorContext, { text }: ErrorFacts): ErrorContext {
  const found = context.endpoint ? null : HOST_IN_TEXT.exec(text);
  if (!found) return context;
  const rest = text.slice(found.index + found[0].length, found.index + found[0].length + 80);
  const port = /^[`"']?(?::|.{0,60}\bport )[`"']?(\d{2,5})\b/.exec(rest)?.[1];
  return { endpoint: { host: found[0], port: Number(port ?? 5432) } };
}

function placeOf(context: ErrorContext): Place | undefined {
  if (!context.endpoint) return undefined;
  const { kind, pooling, family } = classifyEndpoint(context.endpoint);
  if (kind === 'not-supabase') return 'elsewhere';
  const isKnownPort = context.endpoint.port === 5432 || context.endpoint.port === 6543;
  if (kind === 'unknown-supabase') return isKnownPort ? 'supabase' : 'supabase-port';
  if (family === 'ipv4') return 'shared-pooler';
  return pooling === 'transaction' ? 'dedicated-pooler' : 'direct';
}

/** Quotes of a text that was kept as JSON are quotes. */
const unescaped = (text: string) => text.replaceAll('\\"', '"');

function matches(rule: ErrorRule, facts: ErrorFacts, place: Place | undefined): boolean {
  if (rule.at && (place === undefined || !rule.at.includes(place))) return false;
  if (rule.sqlState && !(facts.sqlState && rule.sqlState.includes(facts.sqlState))) return false;
  if (rule.sqlClass && facts.sqlState?.slice(0, 2) !== rule.sqlClass) return false;
  if (rule.errno && !(facts.errno && rule.errno.includes(facts.errno))) return false;
  if (rule.text) return rule.text.test(unescaped(facts.text));
  return [rule.sqlState, rule.sqlClass, rule.errno].some((known) => known !== undefined);
}

function paramsOf(rule: ErrorRule | undefined, facts: ErrorFacts, context: ErrorContext): MessageParams {
  const { endpoint } = context;
  const said = redactText(facts.text).slice(0, 120);
  const groups = rule?.text?.exec(unescaped(facts.text))?.groups ?? {};
  const found = Object.entries(groups).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, redactText(value).slice(0, 120)] as const],
  );
  return {
    host: endpoint?.host ?? '—',
    port: endpoint?.port ?? '—',
    user: endpoint?.user ?? '—',
    database: endpoint?.database ?? '—',
    ...{
      role: '—',
      name: '—',
      parameter: '—',
      path: '—',
      service: '—',
      statement: '—',
      // Where the text names no object, it is told as it stands.
      object: said || '—',
      limit: '—',
      file: '—',
      ecode: '—',
    },
    ...Object.fromEntries(found),
  };
}

function unknown(facts: readonly ErrorFacts[], error: unknown): MudanzaError {
  const first = facts.find((fact) => fact.text !== '') ?? { text: '' };
  const original = redactText(first.text).slice(0, 2000);
  // Derived from the text, so the same failure has the same reference wherever it is met.
  const reference = createHash('sha256').update(original).digest('hex').slice(0, 10);
  return new MudanzaError('MUD-001', {
    params: { reference },
    ...(original === '' ? {} : { original }),
    ...(first.sqlState ? { sqlState: first.sqlState } : {}),
    cause: error,
  });
}

function isMudanzaError(error: unknown): error is MudanzaError {
  try {
    return error instanceof MudanzaError;
  } catch {
    return false;
  }
}

/** The catalogue's row for an error, or null when no row knows it. Pure and total, like `classifyError`. */
export function findRule(
  error: unknown,
  context: ErrorContext = {},
): { rule: ErrorRule; facts: ErrorFacts } | null {
  for (const facts of errorFacts(error)) {
    const place = placeOf(contextOf(context, facts));
    const rule = CATALOGUE.find((row) => matches(row, facts, place));
    if (rule) return { rule, facts };
  }
  return null;
}

/**
 * Names any thrown value: the error code whose texts say cause and cures, with the original text redacted. Pure and
 * total: it takes anything, never throws, and what no row of the catalogue knows is MUD-001 with a reference made
 * from its text. A MudanzaError is handed back as it is.
 */
export function classifyError(error: unknown, context: ErrorContext = {}): MudanzaError {
  if (isMudanzaError(error)) return error;
  const found = findRule(error, context);
  if (!found) return unknown(errorFacts(error), error);
  const { rule, facts } = found;
  return new MudanzaError(rule.code, {
    params: paramsOf(rule, facts, contextOf(context, facts)),
    original: redactText(facts.text).slice(0, 2000),
    ...(facts.sqlState ? { sqlState: facts.sqlState } : {}),
    cause: error,
  });
}
