import { describe, expect, it } from 'vitest';
import { RUN_STATUSES } from '../plan/status';
import { readLifecycle } from './read-lifecycle';

const outcome = { id: 'connection.tls', verdict: 'pass', message: { key: 'common.copied' } };
const action = {
  summary: { key: 'common.copied' },
  detail: 'select 1',
  detailKind: 'sql',
  hazards: ['LOCKS_TABLE'],
};

describe('what a lifecycle event says', () => {
  it.each<[name: string, stored: object]>([
    ['a begin', { kind: 'started', runner: 'r' }],
    ['a cancel', { kind: 'cancelling', by: 'ana' }],
    ['a preview', { kind: 'preview', preview: { basis: 'b', actions: [action] } }],
    [
      'a preview that refuses',
      {
        kind: 'preview',
        preview: {
          basis: 'b',
          actions: [],
          notes: [{ verdict: 'fail', message: { key: 'common.copied', params: { n: 1 } } }],
          isRefused: true,
        },
      },
    ],
    ['evidence', { kind: 'evidence', evidence: { any: ['shape'] }, outcomes: [outcome] }],
    ['what is about to be committed', { kind: 'ahead', evidence: { undo: ['drop table x'] } }],
    ['a failure', { kind: 'failed', error: { code: 'MUD-001', params: { a: 'b', n: 2, is: true } } }],
    [
      'a failure in the server’s words',
      { kind: 'failed', error: { code: 'MUD-220', params: {}, original: 'no', sqlState: '28P01' } },
    ],
    ...RUN_STATUSES.map((status): [string, object] => [`the end: ${status}`, { kind: 'ended', status }]),
  ])('%s is read as it was written', (_, stored) => {
    expect(readLifecycle(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
  });

  it.each<[name: string, stored: unknown]>([
    ['nothing', null],
    ['undefined', undefined],
    ['a text', 'started'],
    ['a list', []],
    ['no kind', {}],
    ['a kind of a newer version', { kind: 'paused', by: 'ana' }],
    ['a preview without a basis', { kind: 'preview', preview: { actions: [] } }],
    [
      'a preview with a hazard that is not known',
      { kind: 'preview', preview: { basis: '', actions: [{ ...action, hazards: ['NEW'] }] } },
    ],
    ['a failure without a code', { kind: 'failed', error: { params: {} } }],
  ])('%s cannot be read', (_, stored) => {
    expect(readLifecycle(stored)).toBeNull();
  });

  it.each<[name: string, stored: object, read: object]>([
    ['a begin without its runner', { kind: 'started' }, { kind: 'started', runner: '' }],
    ['a cancel by nobody', { kind: 'cancelling', by: 7 }, { kind: 'cancelling', by: '' }],
    [
      'outcomes some of which are damaged',
      {
        kind: 'evidence',
        evidence: 1,
        outcomes: [outcome, null, { id: 'x' }, { ...outcome, verdict: 'maybe' }],
      },
      { kind: 'evidence', evidence: 1, outcomes: [outcome] },
    ],
    [
      'outcomes that are no list',
      { kind: 'evidence', evidence: 1, outcomes: { a: 1 } },
      { kind: 'evidence', evidence: 1, outcomes: [] },
    ],
    [
      'a failure whose parameters are damaged',
      { kind: 'failed', error: { code: 'MUD-001', params: { a: {} }, original: 7, sqlState: [] } },
      { kind: 'failed', error: { code: 'MUD-001', params: {}, original: undefined, sqlState: undefined } },
    ],
    [
      'an end that is not known, which is no pass',
      { kind: 'ended', status: 'exploded' },
      { kind: 'ended', status: 'failed' },
    ],
  ])('%s is read as far as it can be', (_, stored, read) => {
    expect(readLifecycle(stored)).toEqual(read);
  });
});
