import { say } from '../../i18n/message';
import { TLS_MODES, type TlsMode } from './endpoint';
import { type Finding, faultFinding } from './finding';

/** Every spelling of a TLS wish in a connection string, and what libpq would mean by it. */
const MEANING: Readonly<Record<string, TlsMode>> = {
  disable: 'disable',
  disabled: 'disable',
  false: 'disable',
  '0': 'disable',
  allow: 'require',
  prefer: 'require',
  preferred: 'require',
  require: 'require',
  required: 'require',
  'no-verify': 'require',
  true: 'require',
  '1': 'require',
  'verify-ca': 'verify-ca',
  verifyca: 'verify-ca',
  'verify-full': 'verify-full',
  verifyfull: 'verify-full',
};

/**
 * The TLS mode that a connection string asks for, in libpq's meaning. `allow` and `prefer` would fall back to plain
 * text without a word, so they become `require`, and a finding says so.
 */
export function tlsModeOf(parameters: Readonly<Record<string, string>>): {
  mode: TlsMode | null;
  findings: Finding[];
} {
  const findings: Finding[] = [];
  if (parameters.channel_binding === 'require') findings.push(faultFinding('MUD-149', {}, 'warn'));
  const wish = parameters.sslmode ?? parameters.ssl ?? parameters['ssl mode'];
  if (wish === undefined) return { mode: null, findings };
  const mode = MEANING[wish.toLowerCase()];
  if (mode === undefined) {
    findings.push({
      verdict: 'warn',
      message: say('connection.finding.unknownTlsMode', { mode: wish.slice(0, 40) }),
    });
    return { mode: null, findings };
  }
  if (mode === 'disable') findings.push({ verdict: 'warn', message: say('connection.finding.tlsDisabled') });
  else if (!TLS_MODES.some((known) => known === wish))
    findings.push({
      verdict: 'pass',
      message: say('connection.finding.tlsRaised', { wish: wish.slice(0, 40), mode }),
    });
  return { mode, findings };
}
