import { say } from '../../i18n/message';
import type { ErrorCode } from '../../platform/errors/error-code';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../address/endpoint';
import type { Lockout } from '../address/lockout';
import { classifyError } from '../classify-error';
import { failedRung } from './failed-rung';
import { openProbe, type Probe, type ProbeOptions } from './open-probe';
import type { RungResult } from './rung';

/** Refusals that a server counts towards a ban: it heard a user and a password, and said no. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set([
  'MUD-159',
  'MUD-160',
  'MUD-161',
  'MUD-162',
  'MUD-163',
  'MUD-178',
] as const);

export interface SignIn {
  readonly rung: RungResult;
  readonly probe: Probe | null;
  /** True when an attempt was made and refused: it counts towards a ban. */
  readonly isRefused: boolean;
}

/** True for the codes that mean: the credentials were heard and refused. */
export function isRefusal(code: ErrorCode): boolean {
  return REFUSALS.has(code);
}

function held(credentials: Credentials, lockout: Lockout): SignIn {
  const params = {
    count: lockout.count,
    limit: lockout.limit ?? 0,
    host: credentials.endpoint.host,
    safeAt: lockout.safeAt?.toISOString() ?? '',
  };
  const facts = { attempted: false, ...params };
  return { rung: failedRung(new MudanzaError('MUD-112', { params }), facts), probe: null, isRefused: false };
}

/**
 * Makes the one attempt to sign in that a click buys. Nothing is tried again, whatever the answer; when a ban is near
 * nothing is tried at all.
 */
export async function signIn(
  credentials: Credentials,
  options: ProbeOptions & { readonly lockout: Lockout; readonly mayRiskBan: boolean },
): Promise<SignIn> {
  const { lockout } = options;
  if (lockout.isHeld && !options.mayRiskBan) return held(credentials, lockout);
  const { user, database } = credentials.endpoint;
  const counted = {
    failuresInWindow: lockout.count,
    banAfter: lockout.limit,
    windowSeconds: lockout.windowSeconds,
  };
  try {
    const probe = await openProbe(credentials, options);
    const message = say('connection.auth.signedIn', { user, database });
    return {
      rung: { state: 'pass', message, facts: { attempted: true, user, database, ...counted } },
      probe,
      isRefused: false,
    };
  } catch (error) {
    options.signal?.throwIfAborted();
    const named = classifyError(error, { endpoint: credentials.endpoint });
    const isRefused = isRefusal(named.code);
    const facts = { attempted: true, ...counted, failuresInWindow: lockout.count + (isRefused ? 1 : 0) };
    return { rung: failedRung(named, facts), probe: null, isRefused };
  }
}
