import { describe, expect, it } from 'vitest';
import type { SessionFact, SessionKind } from '../../backend/detect/session-facts';
import { translate } from '../../i18n/translate';
import { type DoorFacts, judgeSession } from './judge-session';

const fact = (kind: SessionKind, names: readonly string[] = [], line = 7): SessionFact => ({
  kind,
  file: 'app/db.py',
  text: '',
  line,
  names: [...names],
});

function judged(
  facts: readonly SessionFact[] | undefined,
  mode: DoorFacts['mode'],
  startup: DoorFacts['startup'],
  hasSessionDoor = false,
) {
  const { verdict, message } = judgeSession(facts, { mode, startup }, hasSessionDoor);
  return { verdict, text: translate('en', message), es: translate('es', message) };
}

describe('judgeSession', () => {
  /** What transaction pooling does to each: https://www.pgbouncer.org/features.html, SQL feature map for pooling modes. */
  it.each([
    ['listen', 'fail'],
    ['advisoryLock', 'fail'],
    ['heldCursor', 'fail'],
    ['tempTable', 'fail'],
    ['sessionSet', 'warn'],
  ] as const)(
    '%s behind a transaction pooler: %s; behind a session one and without any it is kept',
    (kind, verdict) => {
      expect(judged([fact(kind)], 'transaction', 'honoured').verdict).toBe(verdict);
      for (const mode of ['session', 'none'] as const)
        expect(judged([fact(kind)], mode, 'honoured').verdict).toBe('pass');
    },
  );

  it('builds an index concurrently through the session door, where there is one', () => {
    const facts = [fact('concurrentIndex')];
    expect(judged(facts, 'transaction', 'honoured').verdict).toBe('warn');
    expect(judged(facts, 'transaction', 'honoured', true).verdict).toBe('pass');
    expect(judged(facts, 'session', 'honoured').verdict).toBe('pass');
  });

  it.each([
    ['refused', 'fail'],
    ['dropped', 'warn'],
    ['unknown', 'warn'],
    ['honoured', 'pass'],
  ] as const)(
    'holds a startup setting against a door by which it is %s: %s, whatever the mode',
    (startup, verdict) => {
      for (const mode of ['transaction', 'session', 'none'] as const)
        expect(judged([fact('startup', ['jit'])], mode, startup).verdict).toBe(verdict);
    },
  );

  it('objects to nothing that every pooler lets through', () => {
    // application_name, client_encoding, DateStyle, TimeZone: PgBouncer tracks them (track_extra_parameters).
    expect(judged([fact('startup', ['application_name'])], 'transaction', 'refused').verdict).toBe('pass');
    const both = judged([fact('startup', ['application_name', 'jit'])], 'transaction', 'refused');
    expect(both.verdict).toBe('fail');
    expect(both.text).toContain('jit');
    expect(both.text).not.toContain('application_name');
  });

  it('names each place with what it is, the worst first, in both languages', () => {
    const facts = [fact('sessionSet', [], 3), fact('listen', ['jobs'], 9), fact('startup', ['jit'], 12)];
    const { verdict, text, es } = judged(facts, 'transaction', 'refused');
    expect(verdict).toBe('fail');
    for (const said of [text, es]) {
      expect(said).toContain('app/db.py:9 (jobs)');
      expect(said).toContain('app/db.py:12 (jit)');
      // Only what breaks is told of while something breaks.
      expect(said).not.toContain('app/db.py:3');
    }
  });

  it('ticks nothing where nobody looked, and does where there was nothing to find', () => {
    expect(judged(undefined, 'transaction', 'refused').verdict).toBe('unchecked');
    expect(judged([], 'transaction', 'refused').verdict).toBe('pass');
  });
});
