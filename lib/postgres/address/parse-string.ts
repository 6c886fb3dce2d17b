import { isPostgresString, otherService, plainUrl } from './connection-scheme';
import { faultFinding } from './finding';
import { looksLikeAdo, parseAdo } from './parse-ado';
import { looksLikeDsn, parseDsn } from './parse-dsn';
import { parseUrl } from './parse-url';
import type { ConnectionForm, ConnectionParts } from './parsed-connection';

export interface ParsedString {
  readonly form: ConnectionForm;
  readonly parts: ConnectionParts;
}

/** A refusal by name: the string belongs to another database or service. */
export function foreignString(service: string): ParsedString {
  return { form: 'url', parts: { parameters: {}, findings: [faultFinding('MUD-134', { service })] } };
}

/** Reads a value that is a whole connection string of Postgres in any of its forms; null for anything else. */
export function parseString(text: string): ParsedString | null {
  const value = text.trim();
  if (isPostgresString(value)) {
    const { form, url } = plainUrl(value);
    const parts = parseUrl(url);
    return parts && { form, parts };
  }
  if (otherService(value) !== null || /^[a-z][\w+.-]*:\/\//i.test(value)) return null;
  const ado = looksLikeAdo(value) ? parseAdo(value) : null;
  if (ado) return { form: 'ado', parts: ado };
  const isDsn = looksLikeDsn(value) && /\s\w+\s*=/.test(value);
  const dsn = isDsn ? parseDsn(value) : null;
  return dsn && { form: 'dsn', parts: dsn };
}
