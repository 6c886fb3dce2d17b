import { z } from 'zod';
import type { Locale } from '../../i18n/locale';
import { type Translate, translator } from '../../i18n/translate';
import { findOutline } from '../../plan/find-outline';
import { findStep } from '../../plan/step-catalog';
import { STEP_IDS, type StepId } from '../../plan/step-id';
import type { PlanFile } from './plan-schema';

export interface PlanProblem {
  readonly path: readonly string[];
  readonly text: string;
}

type StepPlan = NonNullable<PlanFile['steps'][StepId]>;

/** Names that the form of the step does not have, and secrets, which never stand in a file. */
function checkNames(id: StepId, { input }: StepPlan, t: Translate): PlanProblem[] {
  const fields = findStep(id)?.fields ?? [];
  const open = fields.filter(({ kind }) => kind !== 'secret').map(({ name }) => name);
  return Object.keys(input).flatMap((name) => {
    const path = ['steps', id, 'input', name];
    const field = fields.find((entry) => entry.name === name);
    if (field?.kind === 'secret') return [{ path, text: t('report.plan.secret') }];
    if (field) return [];
    const known = open.join(', ');
    return [{ path, text: known ? t('report.plan.unknownField', { known }) : t('report.plan.noFields') }];
  });
}

/** Values that the step would refuse. What is missing is no problem: secrets come from the environment. */
function checkValues(id: StepId, { input }: StepPlan, locale: Locale): PlanProblem[] {
  const parsed = findStep(id)?.input.safeParse(input, { error: z.locales[locale]().localeError });
  return (parsed?.error?.issues ?? [])
    .filter(({ path }) => String(path[0]) in input)
    .map((issue) => ({ path: ['steps', id, 'input', String(issue.path[0])], text: issue.message }));
}

/** What is wrong with the steps of a plan whose shape is right: each problem with the path to where it stands. */
export function checkPlanSteps(plan: PlanFile, locale: Locale): PlanProblem[] {
  const t = translator(locale);
  return STEP_IDS.flatMap((id) => {
    const step = plan.steps[id];
    if (!step) return [];
    const isLeftOut = step.skip !== undefined && !findOutline(id).isOptional;
    const names = checkNames(id, step, t);
    const named = new Set(names.map(({ path }) => path.at(-1)));
    return [
      ...(isLeftOut ? [{ path: ['steps', id, 'skip'], text: t('report.plan.requiredSkip') }] : []),
      ...names,
      ...checkValues(id, step, locale).filter(({ path }) => !named.has(path.at(-1))),
    ];
  });
}
