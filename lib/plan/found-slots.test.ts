import { describe, expect, it } from 'vitest';
import { followNames, reverseNames } from '../postgres/replication/follow-names';
import { judgeSlots, strangeSlots } from './found-slots';

const ID = '5f1c0a9b-e412-4c8e-9d1a-000000000000';
const slot = (name: string, heldBytes = 0, isActive = false) => ({ name, heldBytes, isActive });

describe('slots of this product that are on a server', () => {
  it('are strange when neither direction of this migration has their name', () => {
    const own = [followNames(ID).slot, reverseNames(ID).slot];
    const found = {
      slots: [...own.map((name) => slot(name, 9)), slot('mudanza_follow_lost', 5)],
      publications: [...own, 'mudanza_follow_lost', 'mudanza_reverse_alone'],
    };
    expect(strangeSlots(found, ID)).toEqual([slot('mudanza_follow_lost', 5), slot('mudanza_reverse_alone')]);
  });

  it.each([
    ['nobody could ask', null, 'unchecked'],
    ['an older version did not ask', undefined, 'unchecked'],
    ['none is there', [], 'pass'],
    ['another one is at work', [slot('mudanza_follow_b', 7, true)], 'warn'],
    ['one is read by nobody', [slot('mudanza_follow_b', 7, true), slot('mudanza_follow_c', 9)], 'fail'],
  ])('are judged where %s', (_, found, verdict) => {
    expect(judgeSlots(found).verdict).toBe(verdict);
  });

  it('are named with what they hold and with what drops them', () => {
    const found = [
      slot('mudanza_follow_b', 7_000),
      { ...slot('mudanza_reverse_c', 9_000), isOnTarget: true },
      slot('mudanza_follow_d', 1, true),
    ];
    expect(judgeSlots(found).message.params).toEqual({
      count: 2,
      names: 'mudanza_follow_b, mudanza_reverse_c',
      there: 'mudanza_reverse_c',
      held: 16_000,
      statements: `select pg_drop_replication_slot('mudanza_follow_b'); select pg_drop_replication_slot('mudanza_reverse_c');`,
    });
  });
});
