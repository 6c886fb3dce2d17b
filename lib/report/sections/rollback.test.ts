import '../../steps/registry';
import { describe, expect, it } from 'vitest';
import { MigrationSettings } from '../../plan/migration-settings';
import { rollbackOf } from './rollback';

const signature = (phase: 'prove' | 'close', name: string, day: string) => ({
  id: name,
  phase,
  name,
  note: '',
  basis: '',
  by: name,
  at: new Date(`${day}T10:00:00Z`),
});

function limitOf(settings: object, signOffs: ReturnType<typeof signature>[] = []) {
  const migration = {
    id: '',
    name: '',
    kind: 'supabase' as const,
    settings: MigrationSettings.parse(settings),
    createdBy: '',
    createdAt: new Date(),
  };
  const { until, rule } = rollbackOf({ migration, steps: [], artifacts: [], runs: [], signOffs });
  return { until, rule: rule?.key, params: rule?.params };
}

describe('until when the old database is kept', () => {
  it('is open while the last phase is not signed', () => {
    expect(limitOf({}, [signature('prove', 'Ana', '2026-11-20')])).toEqual({
      until: null,
      rule: 'report.rollback.rule.unsigned',
      params: { days: 14 },
    });
  });

  it('is some days after the newest signature of the last phase', () => {
    const signed = [signature('close', 'Ana', '2026-11-20'), signature('close', 'Eva', '2026-11-24')];
    expect(limitOf({ keepSourceDays: 7 }, signed)).toEqual({
      until: '2026-12-01T10:00:00.000Z',
      rule: 'report.rollback.rule.signed',
      params: { days: 7, name: 'Eva' },
    });
  });

  it('is the end of the day that the plan names, whoever signed', () => {
    const signed = [signature('close', 'Ana', '2026-11-20')];
    expect(limitOf({ keepSourceUntil: '2027-01-31' }, signed)).toMatchObject({
      until: '2027-01-31T23:59:59.000Z',
      rule: 'report.rollback.rule.plan',
    });
  });
});
