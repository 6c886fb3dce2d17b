import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { open, seal } from './seal';

const key = randomBytes(32);

describe('seal', () => {
  it('opens to the same text and never repeats itself', () => {
    const one = seal('contraseña', 'm/target.password', key);
    expect(open(one, 'm/target.password', key)).toBe('contraseña');
    expect(seal('contraseña', 'm/target.password', key).equals(one)).toBe(false);
    expect(one.toString('latin1')).not.toContain('contrase');
  });

  it.each([
    ['another key', () => open(seal('x', 'p', key), 'p', randomBytes(32))],
    ['another purpose', () => open(seal('x', 'p', key), 'q', key)],
    ['a changed byte', () => open(seal('x', 'p', key).fill(0, 12, 28), 'p', key)],
    ['nothing', () => open(Buffer.alloc(0), 'p', key)],
  ])('refuses %s with MUD-009', (_, attempt) => {
    expect(attempt).toThrow(/MUD-009/);
  });
});
