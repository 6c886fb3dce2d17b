import { CLIENT_RULES } from './client-rules';
import { DRIVER_RULES } from './driver-rules';
import type { ErrorRule } from './error-rule';
import { NETWORK_RULES } from './network-rules';
import { PGBOUNCER_RULES } from './pgbouncer-rules';
import { POSTGRES_RULES } from './postgres-rules';
import { PROGRAM_RULES } from './program-rules';
import { PROVIDER_RULES } from './provider-rules';
import { SIGN_IN_RULES } from './sign-in-rules';
import { SQLSTATE_RULES, SQLSTATE_TEXTS, SQLSTATE_WORDS } from './sqlstate-rules';
import { SUPAVISOR_RULES } from './supavisor-rules';
import { TLS_RULES } from './tls-rules';

const isClass = (rule: ErrorRule) => rule.sqlClass !== undefined;
const isFallback = (rule: ErrorRule) =>
  isClass(rule) || (rule.text === undefined && rule.sqlState !== undefined);
const ORDERED = [
  ...SUPAVISOR_RULES,
  ...PROVIDER_RULES,
  ...SIGN_IN_RULES,
  ...SQLSTATE_TEXTS,
  ...POSTGRES_RULES,
  ...PGBOUNCER_RULES,
  ...PROGRAM_RULES,
  ...DRIVER_RULES,
  ...CLIENT_RULES,
  ...TLS_RULES,
  ...NETWORK_RULES,
  ...SQLSTATE_RULES,
];

/**
 * Every failure the product can name, in the order in which it is tried: an exact text says more than a SQLSTATE, so
 * rows that know only a SQLSTATE come behind, and those that know only its class come last.
 */
export const CATALOGUE: readonly ErrorRule[] = [
  ...ORDERED.filter((rule) => !isFallback(rule)),
  ...ORDERED.filter((rule) => isFallback(rule) && !isClass(rule)),
  ...ORDERED.filter(isClass),
  // Words that a statement may hold too: only where no SQLSTATE says more.
  ...SQLSTATE_WORDS,
];
