import { isPostgresString, otherService, plainUrl } from './connection-scheme';
import { faultFinding } from './finding';
import { leaveOut } from './left-out';
import { looksLikeAdo, parseAdo } from './parse-ado';
import { looksLikeDsn, parseDsn } from './parse-dsn';
import { parseUrl } from './parse-url';
import type { ConnectionForm, ConnectionParts } from './parsed-connection';

/** `postgresql+ssh://me@bastion/user:password@host/db`, as TablePlus writes it: the tunnel's own address comes first. */
const TUNNEL = /^(postgres(?:ql)?)\+ssh:\/\/([^/]*)\/(.*)$/is;

function throughTunnel(text: string): ParsedString | null {
  const [, scheme = '', bastion = '', rest = ''] = TUNNEL.exec(text) ?? [];
  const place = rest.includes('@') ? rest : null;
  const parts = place === null ? null : parseUrl(`${scheme}://${place}`);
  const name = `SSH ${bastion.split('@').at(-1) ?? ''}`;
  return (
    parts && {
      form: 'url',
      parts: { ...parts, leftOut: [...(parts.leftOut ?? []), leaveOut(name, 'client-setting')] },
    }
  );
}

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
  // Perl's DBI: `dbi:Pg:dbname=…;host=…`.
  if (/^dbi:Pg:/i.test(value)) return parseString(value.replace(/^dbi:Pg:/i, 'pgsql:'));
  if (TUNNEL.test(value)) return throughTunnel(value);
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
