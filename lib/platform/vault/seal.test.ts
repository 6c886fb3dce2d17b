import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { open, seal } from './seal';
import { purposeText, type SealingPurpose } from './sealing-purpose';

const key = randomBytes(32);
const secret = { kind: 'secret', migrationId: 'm', name: 'target.password' } as const;

/** What lies sealed on disks opens with these texts only. */
const PURPOSES: readonly (readonly [SealingPurpose, string])[] = [
  [secret, 'm/target.password'],
  [{ kind: 'runInput', migrationId: 'm' }, 'run-input/m'],
  [{ kind: 'folderKey' }, 'folder-key'],
  [{ kind: 'fileVersion', hash: 'abc' }, 'abc'],
  [{ kind: 'backupFrame', number: 7, isLast: false }, 'backup/7/more'],
  [{ kind: 'backupFrame', number: 7, isLast: true }, 'backup/7/last'],
];

describe('seal', () => {
  it('opens to the same text and never repeats itself', () => {
    const one = seal('contraseña', secret, key);
    expect(open(one, secret, key)).toBe('contraseña');
    expect(seal('contraseña', secret, key).equals(one)).toBe(false);
    expect(one.toString('latin1')).not.toContain('contrase');
  });

  it.each([
    ['another key', () => open(seal('x', secret, key), secret, randomBytes(32))],
    ['another purpose', () => open(seal('x', secret, key), { ...secret, name: 'session.password' }, key)],
    ['a changed byte', () => open(seal('x', secret, key).fill(0, 12, 28), secret, key)],
    ['nothing', () => open(Buffer.alloc(0), secret, key)],
  ])('refuses %s with MUD-009', (_, attempt) => {
    expect(attempt).toThrow(/MUD-009/);
  });

  it.each(PURPOSES)('$1 never changes, and opens for no other purpose', (purpose, text) => {
    expect(purposeText(purpose)).toBe(text);
    const sealed = seal('x', purpose, key);
    expect(open(sealed, purpose, key)).toBe('x');
    for (const [other] of PURPOSES.filter(([one]) => one !== purpose))
      expect(() => open(sealed, other, key)).toThrow(/MUD-009/);
  });
});
