import { describe, expect, it } from 'vitest';
import { translator } from '@/lib/i18n/translate';
import type { Field } from '@/lib/plan/field';
import { resolveFields } from './resolve-fields';

const fields: Field[] = [
  { name: 'host', kind: 'text', label: 'common.target', initial: 'localhost', isRequired: true },
  { name: 'password', kind: 'secret', label: 'common.source', initial: 'canary-initial' },
  { name: 'mode', kind: 'select', label: 'common.target', options: [{ value: 'a', label: 'common.copy' }] },
];

describe('resolveFields', () => {
  it('speaks the viewer’s language and prefers what the server knows to the initial value', () => {
    const [host, , mode] = resolveFields(fields, translator('es'), { values: { host: 'db.example' } });
    expect(host).toMatchObject({ label: 'Destino', initial: 'db.example', isRequired: true });
    expect(mode?.options).toEqual([{ value: 'a', label: 'Copiar' }]);
  });

  it('never lets a secret through, only that it is stored', () => {
    const resolved = resolveFields(fields, translator('en'), {
      values: { password: 'canary-known' },
      stored: new Set(['password']),
    });
    expect(JSON.stringify(resolved)).not.toContain('canary');
    expect(resolved[1]).toMatchObject({ kind: 'secret', isStored: true });
  });

  it('marks a value that is kept from the last attempt, and only one that differs from what the field begins with', () => {
    const kept = (values: Record<string, string | number | boolean>) =>
      resolveFields(fields, translator('en'), { values }).flatMap(({ name, isKept }) =>
        isKept ? [name] : [],
      );
    expect(kept({})).toEqual([]);
    expect(kept({ host: 'localhost', mode: 'a' })).toEqual([]);
    expect(kept({ host: 'db.example', mode: 'b', password: 'canary-known' })).toEqual(['host', 'mode']);
  });
});
