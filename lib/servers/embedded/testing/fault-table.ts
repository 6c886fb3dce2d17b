import type { ErrorCode } from '../../../platform/errors/error-code';
import { isErrorCode } from '../../../platform/errors/explain-error';

/** One text that a server, pooler or driver really says, and the row and code that must name it. */
export interface FaultSample {
  /** The public page or source file that shows the text. */
  readonly source: string;
  readonly rule: string;
  readonly code: ErrorCode;
  readonly text: string;
  readonly sqlState?: string;
  readonly errno?: string;
  /** Where the operator meant to connect, for the rows whose meaning depends on it. */
  readonly endpoint?: { readonly host: string; readonly port: number };
}

const HOSTS = {
  direct: 'db.abcdefghijklmnopqrst.supabase.co',
  pooler: 'aws-1-eu-central-1.pooler.supabase.com',
} as const;

function endpointOf(where: string): { host: string; port: number } | undefined {
  const [name, port] = where.split(':');
  const host = name === 'direct' || name === 'pooler' ? HOSTS[name] : undefined;
  return host ? { host, port: Number(port ?? 5432) } : undefined;
}

function sample(line: string, source: string): FaultSample {
  const [rule = '', code = '', name = '-', where = '-', ...rest] = line.split(' | ');
  if (!isErrorCode(code)) throw new Error(`no such code: ${line}`);
  const isSqlState = /^[0-9A-Z]{5}$/.test(name) && /\d/.test(name);
  const named = name === '-' ? {} : isSqlState ? { sqlState: name } : { errno: name };
  const endpoint = endpointOf(where);
  return { source, rule, code, text: rest.join(' | '), ...named, ...(endpoint ? { endpoint } : {}) };
}

/**
 * Reads the table `row | code | SQLSTATE or errno | where | text`, a line each; `-` stands for nothing. A line with an
 * address alone is the source of those below it.
 */
export function faultTable(lines: string): FaultSample[] {
  let source = '';
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      if (!/^https:\/\/\S+$/.test(line)) return [sample(line, source)];
      source = line;
      return [];
    });
}
