import { stringify } from 'yaml';
import { findStep } from '../../plan/step-catalog';
import type { Migration } from '../../store/migrations';
import type { StepView } from '../derive-steps';
import type { PlanFile } from './plan-schema';

type Inputs = PlanFile['steps'][keyof PlanFile['steps']];

/** Values of the last attempt that a file may hold: plain ones that the form still knows, and no secrets. */
function inputOf(step: StepView, planned: Migration['settings']['inputs']): NonNullable<Inputs>['input'] {
  const fields = findStep(step.outline.id)?.fields ?? [];
  const open = new Set(
    fields
      .filter(({ kind, isHidden }) => kind !== 'secret' && kind !== 'file' && !isHidden)
      .map((field) => field.name),
  );
  const last = step.attempts.filter(({ action }) => action === 'run' || action === 'preview').at(-1);
  const values = { ...planned[step.outline.id], ...last?.input };
  const plain = Object.entries(values).filter(
    (entry): entry is [string, string | number | boolean] =>
      open.has(entry[0]) && ['string', 'number', 'boolean'].includes(typeof entry[1]) && entry[1] !== '',
  );
  return Object.fromEntries(plain);
}

/** The plan of a migration: what it is set to, what its steps were given, what was left out and why. */
export function planOf(migration: Migration, steps: readonly StepView[]): PlanFile {
  const { estimates, inputs, ...settings } = migration.settings;
  const entries = steps.flatMap((step) => {
    const input = inputOf(step, inputs);
    const wasRun = step.attempts.some(({ action }) => action === 'run');
    if (!step.skip && !wasRun && Object.keys(input).length === 0) return [];
    return [
      [step.outline.id, { input, accept: [], ...(step.skip ? { skip: step.skip.reason } : {}) }] as const,
    ];
  });
  const { name, kind } = migration;
  return { version: 1, name, kind, settings, estimates, steps: Object.fromEntries(entries) };
}

const HEAD = `# Plan of a Mudanza migration. Keep it in git; import it on the settings page, or run it without a browser:
#   npm run migrate -- --plan plan.yml --json
# Secrets never stand here: they come from the environment or from the form.
`;

/** The plan as YAML; \`readPlan\` gives the same plan back. */
export function writePlan(plan: PlanFile): string {
  return `${HEAD}${stringify(plan, { lineWidth: 100 })}`;
}
