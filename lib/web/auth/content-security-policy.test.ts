import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy';

/** As a browser reads it (CSP Level 3, 2.2.1): directives by name, the first of each counts. */
function parsed(policy: string): Map<string, readonly string[]> {
  const directives = new Map<string, readonly string[]>();
  for (const part of policy.split(';')) {
    const [name = '', ...values] = part.trim().split(/\s+/);
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), values);
  }
  return directives;
}

const NONCE = 'AbCdEf0123456789+/==';
const policy = parsed(contentSecurityPolicy(NONCE, false));

describe('the policy of a page', () => {
  it.each<[directive: string, values: readonly string[]]>([
    ['default-src', ["'self'"]],
    ['object-src', ["'none'"]],
    ['base-uri', ["'none'"]],
    ['form-action', ["'self'"]],
    ['frame-ancestors', ["'none'"]],
    ['connect-src', ["'self'"]],
  ])('%s is %j', (directive, values) => expect(policy.get(directive)).toEqual(values));

  it('runs a script with this request’s nonce, and neither inline nor made-up ones', () => {
    const scripts = policy.get('script-src') ?? [];
    expect(scripts).toContain(`'nonce-${NONCE}'`);
    expect(scripts).toContain("'strict-dynamic'");
    for (const open of ["'unsafe-inline'", "'unsafe-eval'", '*', 'https:', 'data:'])
      expect(scripts).not.toContain(open);
  });

  it('fetches nothing from elsewhere: every source is this server, or what a page makes itself', () => {
    const own = /^'(?:self|none|unsafe-inline|strict-dynamic|nonce-.+)'$|^(?:data|blob):$/;
    for (const [directive, values] of policy)
      for (const value of values) expect(`${directive} ${own.test(value)}`).toBe(`${directive} true`);
  });

  it('opens what development needs there only', () => {
    const development = parsed(contentSecurityPolicy(NONCE, true));
    expect(development.get('script-src')).toContain("'unsafe-eval'");
    expect(development.get('connect-src')).toContain('ws:');
    expect(development.get('object-src')).toEqual(["'none'"]);
  });

  it('differs by its nonce alone', () => {
    expect(contentSecurityPolicy('x', false).replace('nonce-x', `nonce-${NONCE}`)).toBe(
      contentSecurityPolicy(NONCE, false),
    );
  });
});
