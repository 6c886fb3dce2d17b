import { describe, expect, it } from 'vitest';
import type { Lifecycle, RunEvent } from '../plan/run-event';
import type { RunStatus } from '../plan/status';
import type { Verdict } from '../plan/step';
import type { RunRow } from '../store/runs';
import { deriveRun, statusOf } from './derive-run';
import { outcomes } from './testing/run-view';
import { writtenBy } from './written-by';

const requestedAt = new Date('2026-01-01T00:00:00Z');
const at = (seconds: number) => new Date(requestedAt.getTime() + seconds * 1_000);
const row: RunRow = {
  id: 'r',
  migrationId: 'm',
  stepId: 'crud',
  action: 'run',
  attempt: 3,
  input: { a: 1 },
  confirmedBasis: null,
  acceptedHazards: [],
  undoes: null,
  requestedBy: 'ana',
  requestedAt,
  runner: null,
  cancelRequestedBy: null,
  endedAt: null,
};
const events = (...data: readonly Lifecycle[]): RunEvent[] =>
  data.map((entry, index) => ({
    seq: index + 1,
    at: at(index + 1),
    stream: 'lifecycle',
    level: 'info',
    text: '',
    data: entry,
  }));
const started: Lifecycle = { kind: 'started', runner: 'x' };
const ended = (status: RunStatus): Lifecycle => ({ kind: 'ended', status });

describe('a run from its row and its events', () => {
  it.each<[name: string, change: Partial<RunRow>, data: readonly Lifecycle[], status: RunStatus]>([
    ['waits', {}, [], 'queued'],
    ['was taken', { runner: 'x' }, [], 'running'],
    ['has begun', { runner: 'x' }, [started], 'running'],
    ['is to stop', { runner: 'x', cancelRequestedBy: 'eva' }, [started], 'cancelling'],
    ['has ended well', { runner: 'x' }, [started, ended('succeeded')], 'succeeded'],
    ['has ended red', { runner: 'x' }, [started, ended('failed')], 'failed'],
    ['was stopped', { runner: 'x', cancelRequestedBy: 'eva' }, [started, ended('cancelled')], 'cancelled'],
    ['ended before the cancel came', { cancelRequestedBy: 'eva' }, [started, ended('warned')], 'warned'],
    ['lost its runner', { runner: 'x' }, [started, ended('interrupted')], 'interrupted'],
  ])('%s', (_, change, data, status) => {
    const view = deriveRun({ ...row, ...change }, events(...data));
    expect(view).toMatchObject({ id: 'r', attempt: 3, input: { a: 1 }, status });
    const isOver = data.some(({ kind }) => kind === 'ended');
    expect({ isTerminal: view.isTerminal, hasEnd: view.endedAt !== null }).toEqual({
      isTerminal: isOver,
      hasEnd: isOver,
    });
  });

  it('keeps what was about to be committed only until it is known what became of it', () => {
    const ahead: Lifecycle = { kind: 'ahead', evidence: { undo: ['drop'] } };
    const killed = deriveRun(row, events(started, ahead, ended('interrupted')));
    expect(killed).toMatchObject({ evidence: null, ahead: { undo: ['drop'] }, status: 'interrupted' });
    expect(writtenBy(killed)).toEqual({ undo: ['drop'] });
    const evidence: Lifecycle = { kind: 'evidence', evidence: { undo: [] }, outcomes: [] };
    const done = deriveRun(row, events(started, ahead, evidence, ended('succeeded')));
    expect(done).not.toHaveProperty('ahead');
    expect(writtenBy(done)).toEqual({ undo: [] });
    expect(writtenBy(deriveRun(row, events(started, ended('failed'))))).toBeNull();
  });

  it('holds what was found: evidence, outcomes, preview, error and the times', () => {
    const found = outcomes({ 'crud.operations': 'pass' });
    const preview = { basis: 'b', actions: [] };
    const view = deriveRun(
      { ...row, runner: 'x' },
      events(
        started,
        { kind: 'preview', preview },
        { kind: 'evidence', evidence: { n: 1 }, outcomes: found },
        { kind: 'failed', error: { code: 'MUD-001', params: {} } },
        ended('failed'),
      ),
    );
    expect(view).toMatchObject({
      requestedAt: requestedAt.toISOString(),
      startedAt: at(1).toISOString(),
      endedAt: at(5).toISOString(),
      evidence: { n: 1 },
      outcomes: found,
      preview,
      error: { code: 'MUD-001' },
    });
  });

  it('looks at lifecycle events only, and past those that it cannot read', () => {
    const odd: RunEvent[] = [
      { seq: 1, at: at(1), stream: 'stdout', level: 'info', text: 'x', data: ended('failed') },
      { seq: 2, at: at(2), stream: 'lifecycle', level: 'info', text: 'x', data: { kind: 'paused' } },
    ];
    expect(deriveRun({ ...row, runner: 'x' }, odd)).toMatchObject({ status: 'running', startedAt: null });
  });

  it('ends no run before it began', () => {
    const back = events(started, ended('succeeded')).map((event, index) =>
      index === 1 ? { ...event, at: at(-60) } : event,
    );
    const { startedAt, endedAt } = deriveRun(row, back);
    expect(endedAt).toBe(startedAt);
  });
});

describe('the status that outcomes add up to', () => {
  it.each<[verdicts: readonly Verdict[], status: RunStatus]>([
    [[], 'succeeded'],
    [['pass'], 'succeeded'],
    [['unchecked'], 'succeeded'],
    [['pass', 'unchecked'], 'succeeded'],
    [['pass', 'warn'], 'warned'],
    [['warn', 'fail'], 'failed'],
    [['fail', 'pass', 'unchecked'], 'failed'],
  ])('%j → %s', (verdicts, status) => {
    const named = Object.fromEntries(verdicts.map((verdict, index) => [`c.${index}`, verdict]));
    expect(statusOf(outcomes(named))).toBe(status);
  });
});
