export type ApiKeyKind =
  | 'legacy'
  | 'publishable'
  | 'secret'
  | 'access-token'
  | 'user-session'
  | 'demo'
  | 'unknown';

export interface ApiKey {
  readonly kind: ApiKeyKind;
  /** Whose rights it gives: a publishable key is `anon`, a secret key `service_role`. */
  readonly role: 'anon' | 'service_role' | null;
  /** The project it belongs to; only legacy keys say so. */
  readonly ref: string | null;
  readonly expiresAt: Date | null;
  /** False where prefix and length do not fit; a warning at most, since the shape may change. */
  readonly isExactShape: boolean;
}

const BODY = '[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{8}';
const PREFIXED: readonly (readonly [RegExp, RegExp, Pick<ApiKey, 'kind' | 'role'>])[] = [
  [/^sb_publishable_/, new RegExp(`^sb_publishable_${BODY}$`), { kind: 'publishable', role: 'anon' }],
  [/^sb_secret_/, new RegExp(`^sb_secret_${BODY}$`), { kind: 'secret', role: 'service_role' }],
  [/^sbp_/, /^sbp_(oauth_)?[a-z0-9]{32,}$/i, { kind: 'access-token', role: null }],
];
const UNKNOWN: ApiKey = { kind: 'unknown', role: null, ref: null, expiresAt: null, isExactShape: false };

function claimsOf(token: string): Record<string, unknown> | null {
  const [, payload, signature, ...more] = token.split('.');
  if (!token.startsWith('eyJ') || !payload || !signature || more.length > 0) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? { ...claims } : null;
  } catch {
    return null;
  }
}

function legacyKey(claims: Record<string, unknown>): ApiKey {
  const { iss, ref, role, exp } = claims;
  const known: ApiKey['role'] = role === 'anon' || role === 'service_role' ? role : null;
  const expiresAt = typeof exp === 'number' && Number.isFinite(exp) ? new Date(exp * 1000) : null;
  const key = { role: known, ref: typeof ref === 'string' ? ref : null, expiresAt, isExactShape: true };
  if (iss === 'supabase-demo') return { kind: 'demo', ...key };
  if (iss === 'supabase' && known) return { kind: 'legacy', ...key };
  const isSession = typeof iss === 'string' && iss.endsWith('/auth/v1');
  return isSession ? { kind: 'user-session', ...key } : { ...UNKNOWN, ...key, isExactShape: false };
}

/** Tells an API key by its shape. A legacy key is a JWT: it is read, never verified. */
export function readApiKey(text: string): ApiKey {
  const key = text.trim();
  for (const [prefix, exact, rest] of PREFIXED) {
    if (prefix.test(key)) return { ...rest, ref: null, expiresAt: null, isExactShape: exact.test(key) };
  }
  const claims = claimsOf(key);
  return claims ? legacyKey(claims) : UNKNOWN;
}
