import { z } from 'zod';
import { say } from '../../i18n/message';
import type { Field } from '../../plan/field';
import type { Action, Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { askHealth, HealthAnswer } from './ask-health';
import { healthTarget } from './health-target';
import { TestsAgain } from './rollback-evidence';
import { baselineCommand, testsAgain } from './tests-again';

/** What a rollback does once the files are back; both are undefined when the operator did not want them. */
export const AfterRestore = z.object({
  /** Null when no address is known. */
  health: HealthAnswer.nullable().optional(),
  /** Null without a baseline. */
  tests: TestsAgain.nullable().optional(),
});
export type AfterRestore = z.infer<typeof AfterRestore>;

export const AFTER_INPUT = {
  withHealth: z.coerce.boolean().default(true),
  healthUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
};

export const HEALTH_FIELDS: readonly Field[] = [
  { name: 'withHealth', kind: 'checkbox', label: 'backend.field.withHealth', initial: true },
  {
    name: 'healthUrl',
    kind: 'text',
    label: 'backend.field.healthUrl',
    help: 'backend.field.healthUrlHelp',
    placeholder: 'http://localhost:8002/health/ready',
  },
];

interface Wanted {
  readonly withHealth: boolean;
  readonly healthUrl: string;
  readonly withTests: boolean;
}

interface AfterPreview extends Required<Pick<Preview, 'actions' | 'notes'>> {
  /** What the actions were derived from. */
  readonly basis: unknown;
}

/** What will be asked and run after the restore, and what will not. */
export async function previewAfter(ctx: StepContext, wanted: Wanted): Promise<AfterPreview> {
  const target = wanted.withHealth ? await healthTarget(ctx, wanted.healthUrl) : null;
  const command = wanted.withTests ? await baselineCommand(ctx) : null;
  const actions: Action[] = [];
  if (target) actions.push({ summary: say('backend.action.checkHealth', { ...target }) });
  if (command)
    actions.push({ summary: say('backend.action.runTests', { command }), hazards: ['RUNS_COMMAND'] });
  const isAddressMissing = wanted.withHealth && !target;
  return {
    basis: { target, command },
    actions,
    notes: isAddressMissing ? [{ verdict: 'warn', message: say('backend.note.noHealthUrl') }] : [],
  };
}

/** Where files go back: what only the operator can do about it. */
export const RESTART_NOTE = { verdict: 'warn', message: say('backend.note.restart') } as const;

/** Asks the backend and runs the baseline's tests, as far as they are wanted. */
export async function runAfter(ctx: StepContext, wanted: Wanted): Promise<AfterRestore> {
  const health = wanted.withHealth
    ? { health: await askHealth(ctx, await healthTarget(ctx, wanted.healthUrl)) }
    : {};
  return { ...health, ...(wanted.withTests ? { tests: await testsAgain(ctx) } : {}) };
}
