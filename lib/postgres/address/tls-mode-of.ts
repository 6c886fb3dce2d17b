import { say } from '../../i18n/message';
import { TLS_MODES, type TlsMode } from './endpoint';
import type { Finding } from './finding';
import { meaningOf, type ParameterMeaning } from './parameter-meaning';
import type { ConnectionForm } from './parsed-connection';

/** Every spelling of a TLS wish in a connection string, and what libpq would mean by it. */
const MEANING: Readonly<Record<string, TlsMode>> = {
  disable: 'disable',
  disabled: 'disable',
  false: 'disable',
  no: 'disable',
  off: 'disable',
  '0': 'disable',
  allow: 'require',
  prefer: 'require',
  preferred: 'require',
  require: 'require',
  required: 'require',
  'no-verify': 'require',
  true: 'require',
  yes: 'require',
  on: 'require',
  '1': 'require',
  'verify-ca': 'verify-ca',
  verifyca: 'verify-ca',
  verify_ca: 'verify-ca',
  'verify-full': 'verify-full',
  verifyfull: 'verify-full',
  verify_full: 'verify-full',
};
const YES = /^(true|yes|on|1)$/i;

interface Wish {
  /** As the text spells it. */
  readonly spelled: string;
  readonly mode: TlsMode | undefined;
}

/** The first value given for a meaning, under whatever name. */
function given(parameters: Readonly<Record<string, string>>, meaning: ParameterMeaning): string | undefined {
  return Object.entries(parameters).find(([name]) => meaningOf(name) === meaning)?.[1];
}

function plainWish(parameters: Readonly<Record<string, string>>, form: ConnectionForm): Wish | null {
  const mode = given(parameters, 'sslMode');
  // A bare number counts from somewhere else in every program (TablePlus, Npgsql's enumeration): it says nothing here.
  if (mode !== undefined && /^\d$/.test(mode.trim())) return { spelled: mode, mode: undefined };
  if (mode !== undefined) return { spelled: mode, mode: MEANING[mode.trim().toLowerCase()] };
  const ssl = given(parameters, 'ssl');
  if (ssl === undefined) return null;
  // For pgjdbc and r2dbc `ssl=true` verifies chain and name.
  const isJava = form === 'jdbc' || form === 'r2dbc';
  // pgjdbc takes a bare `ssl` for true.
  if (isJava && (YES.test(ssl.trim()) || ssl === '')) return { spelled: 'ssl=true', mode: 'verify-full' };
  return { spelled: ssl, mode: MEANING[ssl.trim().toLowerCase()] };
}

/** What other parameters make of the wish: they can make it stricter, or say outright that nothing is verified. */
function sharpened(parameters: Readonly<Record<string, string>>, wish: Wish | null): Wish | null {
  if (wish?.mode === 'disable') return wish;
  if (given(parameters, 'rootCertificate') === 'system')
    return { spelled: 'sslrootcert=system', mode: 'verify-full' };
  const accept = given(parameters, 'sslAccept');
  if (accept === 'strict') return { spelled: 'sslaccept=strict', mode: 'verify-full' };
  const rejects = Object.entries(parameters).find(([name]) => /^rejectunauthorized$/i.test(name))?.[1];
  if (rejects === 'true') return { spelled: 'rejectUnauthorized', mode: 'verify-full' };
  const lenient = /NonValidating/.test(given(parameters, 'sslFactory') ?? '') || rejects === 'false';
  return lenient ? { spelled: wish?.spelled ?? 'true', mode: 'require' } : wish;
}

/**
 * The TLS mode that a connection string asks for, in libpq's meaning. `allow` and `prefer` would fall back to plain
 * text without a word, so they become `require`, and a finding says so. A stricter wish is never made weaker.
 */
export function tlsModeOf(
  parameters: Readonly<Record<string, string>>,
  form: ConnectionForm,
): { mode: TlsMode | null; findings: Finding[] } {
  const wish = sharpened(parameters, plainWish(parameters, form));
  if (wish === null) return { mode: null, findings: [] };
  const { mode } = wish;
  const spelled = wish.spelled.slice(0, 40);
  if (mode === undefined) {
    const message = say('connection.finding.unknownTlsMode', { mode: spelled });
    return { mode: null, findings: [{ verdict: 'warn', message }] };
  }
  if (mode === 'disable')
    return { mode, findings: [{ verdict: 'warn', message: say('connection.finding.tlsDisabled') }] };
  if (TLS_MODES.some((known) => known === wish.spelled)) return { mode, findings: [] };
  const isStrict = mode === 'verify-full' || mode === 'verify-ca';
  const key = isStrict ? 'connection.finding.tlsStrict' : 'connection.finding.tlsRaised';
  return { mode, findings: [{ verdict: 'pass', message: say(key, { wish: spelled, mode }) }] };
}
