import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../plan/criterion-id';
import { OUTLINE } from '../plan/outline';
import type { StepId } from '../plan/step-id';
import { STEPS } from './registry';

const listed: Partial<Record<StepId, readonly string[]>> = CRITERIA;
const idsOf = (id: StepId) => STEPS.find((step) => step.id === id)?.criteria.map((criterion) => criterion.id);

describe('the registry', () => {
  it('holds the code of every row of the outline once', () => {
    expect(STEPS.map(({ id }) => id).toSorted()).toEqual(OUTLINE.map(({ id }) => id).toSorted());
  });

  it.each(STEPS.map((step) => [step.id, step] as const))('%s: what it says of itself holds', (id, step) => {
    expect(step.evidence.stepId).toBe(id);
    expect(idsOf(id)).toEqual(listed[id] ?? idsOf(id));
    expect(new Set(idsOf(id)).size).toBe(step.criteria.length);
    for (const { by, when } of step.takenBack ? [step.takenBack] : []) {
      for (const rollback of by) expect(idsOf(rollback), rollback).toContain(when);
      expect(step.writes?.some((write) => write.by !== 'nobody')).toBe(true);
    }
    for (const field of step.fields ?? []) {
      if (field.keeps) expect(field.kind, field.name).toBe('secret');
    }
    expect([...step.needs, ...(step.looksAt ?? [])]).not.toContain(id);
  });

  it('asks for what can be answered before: nothing needs a step that stands behind it', () => {
    const place = new Map(OUTLINE.map(({ id }, index) => [id, index]));
    for (const { id, needs } of STEPS)
      for (const need of needs)
        expect([id, need, (place.get(need) ?? -1) < (place.get(id) ?? -1)]).toEqual([id, need, true]);
  });

  it('names for each step that a rollback takes back which one does, and by what it is known', () => {
    const told = STEPS.flatMap(({ id, takenBack }) =>
      takenBack ? [[id, takenBack.when, ...takenBack.by]] : [],
    );
    expect(Object.fromEntries(told.map(([id, ...rest]) => [id, rest]))).toEqual({
      backup: ['rollback.files', 'rollback.everything'],
      'backend.env': ['rollback.files', 'rollback.backend', 'rollback.everything'],
      'backend.compose': ['rollback.files', 'rollback.backend', 'rollback.everything'],
      docs: ['rollback.files', 'rollback.everything'],
      commit: ['rollback.commit', 'rollback.everything'],
      exposure: ['rollback.catalog', 'rollback.everything'],
      'schema.deploy': ['rollback.catalog', 'rollback.schema', 'rollback.everything'],
      'data.prepare': ['rollback.catalog', 'rollback.everything'],
      'data.copy': ['rollback.catalog', 'rollback.everything'],
      'data.cutover': ['rollback.catalog', 'rollback.everything'],
    });
  });
});
