import { CLIENT_RULES } from './client-rules';
import type { ErrorRule } from './error-rule';
import { NETWORK_RULES } from './network-rules';
import { PGBOUNCER_RULES } from './pgbouncer-rules';
import { POSTGRES_RULES } from './postgres-rules';
import { SUPAVISOR_RULES } from './supavisor-rules';
import { TLS_RULES } from './tls-rules';

const isFallback = (rule: ErrorRule) => rule.text === undefined && rule.sqlState !== undefined;
const ORDERED = [
  ...SUPAVISOR_RULES,
  ...POSTGRES_RULES,
  ...PGBOUNCER_RULES,
  ...CLIENT_RULES,
  ...TLS_RULES,
  ...NETWORK_RULES,
];

/**
 * Every failure the product can name, in the order in which it is tried: an exact text says more than a SQLSTATE, so
 * rows that know only a SQLSTATE come last.
 */
export const CATALOGUE: readonly ErrorRule[] = [
  ...ORDERED.filter((rule) => !isFallback(rule)),
  ...ORDERED.filter(isFallback),
];
