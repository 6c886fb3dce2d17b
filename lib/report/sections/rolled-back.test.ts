import '../../steps/registry';
import { describe, expect, it } from 'vitest';
import { say } from '../../i18n/message';
import { translate } from '../../i18n/translate';
import { findStep } from '../../plan/step-catalog';
import { STEP_IDS } from '../../plan/step-id';
import { outcomeOf, runOf, stepOf } from '../testing/step-fixtures';
import { rolledBack } from './rolled-back';

const deployed = () => stepOf('schema.deploy', { state: 'undone' });

describe('rolled back', () => {
  it('is said first, with who did it and when, in both languages', () => {
    const steps = [deployed(), stepOf('rollback.everything')];
    const said = rolledBack({ steps });
    expect(said).toMatchObject({ params: { name: 'Ana', isExact: true } });
    const sentence = (locale: 'en' | 'es') => said && translate(locale, said);
    expect(sentence('en')).toMatch(/^Ana rolled everything back on 24 Nov 2026, \d\d:\d\d UTC, and/);
    expect(sentence('es')).toMatch(/^Ana lo deshizo todo el 24 nov 2026, \d?\d:\d\d UTC, y/);
  });

  it('still reads the moment as older versions wrote it', () => {
    const params = { name: 'Ana', at: '2026-11-24 08:05 UTC', isExact: true };
    expect(translate('es', say('report.verdict.rolledBack', params))).toContain('24 nov 2026, 8:05 UTC');
    expect(translate('en', say('report.verdict.rolledBack', { ...params, at: 'some day' }))).toContain(
      'back on some day, and',
    );
  });

  it('says that it did not lead back', () => {
    const before = deployed();
    const lastRun = runOf('rollback.everything', {
      status: 'failed',
      outcomes: [outcomeOf('rollback.catalog', 'fail')],
    });
    const steps = [before, stepOf('rollback.everything', { state: 'failed', lastRun })];
    expect(rolledBack({ steps })).toMatchObject({ params: { isExact: false } });
  });

  it.each(
    STEP_IDS.filter((id) => findStep(id)?.writes?.some(({ by }) => by !== 'itself' && by !== 'nobody')),
  )('is history once %s wrote again, also in a run that was killed after it had', (id) => {
    const rollback = stepOf('rollback.everything');
    expect(rolledBack({ steps: [rollback, stepOf(id)] })).toBeNull();
    const killed = { status: 'interrupted' as const, evidence: null, outcomes: [] };
    const later = runOf(id, { ...killed, ahead: { undo: ['x'] } });
    expect(
      rolledBack({ steps: [rollback, stepOf(id, { state: 'interrupted', lastRun: later })] }),
    ).toBeNull();
    const never = runOf(id, killed);
    expect(
      rolledBack({ steps: [rollback, stepOf(id, { state: 'interrupted', lastRun: never })] }),
    ).not.toBeNull();
  });

  it('is history once a step wrote again, and nothing where the rollback threw or nobody did one', () => {
    const rollback = stepOf('rollback.everything');
    expect(rolledBack({ steps: [rollback, stepOf('schema.deploy')] })).toBeNull();
    expect(rolledBack({ steps: [rollback, stepOf('connection')] })).not.toBeNull();
    const threw = runOf('rollback.everything', { status: 'failed', outcomes: [], evidence: null });
    expect(
      rolledBack({ steps: [stepOf('rollback.everything', { state: 'failed', lastRun: threw })] }),
    ).toBeNull();
    expect(
      rolledBack({ steps: [stepOf('rollback.everything', { state: 'ready', lastRun: null })] }),
    ).toBeNull();
  });
});
