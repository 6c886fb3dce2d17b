import { describe, expect, it } from 'vitest';
import type { CatalogObject } from '../catalog/catalog-object';
import { catalogOf, objectOf } from '../catalog/testing/catalog-of';
import { weightOfDifferent, weightOfExtra } from './weights';

const object = (
  kind: CatalogObject['kind'],
  properties: Record<string, string>,
  parent: string | null = 'public.a',
): CatalogObject => ({ kind, name: 'public.a.x', parent, properties });
const property = (name: string) => ({ name, expected: 'a', actual: 'b' });

const DOMAINS = catalogOf([
  objectOf('domain', 'public.must', { notNull: 'not null' }),
  objectOf('domain', 'public.filled', { notNull: 'not null', default: "'x'" }),
]);

describe('the weight of an extra thing', () => {
  it.each([
    ['fail', object('policy', { permissive: 'permissive' })],
    ['warn', object('policy', { permissive: 'restrictive' })],
    ['fail', object('column', { type: 'text', notNull: 'not null' })],
    ['warn', object('column', { type: 'text', notNull: 'not null', default: "''" })],
    ['warn', object('column', { type: 'bigint', notNull: 'not null', identity: 'always' })],
    ['warn', object('column', { type: 'text' })],
    ['fail', object('column', { type: 'public.must' })],
    ['warn', object('column', { type: 'public.must', default: "'a'" })],
    ['warn', object('column', { type: 'public.filled' })],
    ['fail', object('rule', { definition: 'CREATE RULE r AS ON INSERT TO public.a DO INSTEAD NOTHING' })],
    ['warn', object('rule', { definition: 'CREATE RULE r AS ON INSERT TO public.a DO NOTIFY x' })],
    ['fail', object('constraint', { class: 'unique' })],
    ['fail', object('constraint', { class: 'exclusion' })],
    ['warn', object('constraint', { class: 'check' })],
    ['fail', object('index', { definition: 'CREATE UNIQUE INDEX x ON public.a USING btree (b)' })],
    ['warn', object('index', { definition: 'CREATE INDEX x ON public.a USING btree (b)' })],
    ['note', object('table', {}, null)],
  ] as const)('%s: %o', (weight, extra) => {
    expect(weightOfExtra(extra, DOMAINS)).toBe(weight);
  });
});

describe('the weight of what differs', () => {
  it('is a look for a lost CLUSTER mark, and wrong for a grant', () => {
    expect(weightOfDifferent([property('clustered')])).toBe('warn');
    expect(weightOfDifferent([property('clustered'), property('comment')])).toBe('warn');
    expect(weightOfDifferent([property('privileges')])).toBe('fail');
    expect(weightOfDifferent([property('comment'), property('type')])).toBe('fail');
  });
});
