import type { Translate } from '@/lib/i18n/translate';
import { STEP_STATE_LOOK, type StepState } from '@/lib/plan/status';
import { findStep } from '@/lib/plan/step-catalog';
import type { StepId } from '@/lib/plan/step-id';
import { stepText } from '@/lib/plan/step-text';
import { rolledBack } from '@/lib/report/sections/rolled-back';
import type { StepView } from '@/lib/runs/derive-steps';
import { isWaived } from '@/lib/runs/gate';
import type { Waiver } from '@/lib/store/waivers';

/** What the way is found in. */
export interface Checklist {
  readonly migrationId: string;
  readonly steps: readonly StepView[];
  readonly waivers: readonly Waiver[];
}

interface Next {
  readonly label: string;
  readonly href: string;
  /** What the step does; absent where nothing is left to do, and on the step's own page. */
  readonly why?: string;
}

/** On the page of the step that is next itself: what is to be done there, and where on the page. */
function nextHere(step: StepView, t: Translate): Next {
  if (step.state === 'waiting') return { label: t('app.next.confirm'), href: '#preview' };
  if (step.state === 'running') return { label: t('app.next.watch'), href: '#log' };
  if (step.state === 'failed' && step.lastRun) return { label: t('app.next.readCure'), href: '#failure' };
  return { label: t(step.attempts.length > 0 ? 'app.next.runAgain' : 'app.next.run'), href: '#input' };
}

/** Begun, and not to be left behind. */
const NEEDY: readonly StepState[] = ['running', 'waiting', 'failed', 'interrupted', 'cancelled', 'stale'];

/** Optional and untouched: worth an offer on the way, but nothing that the migration waits for. */
function isExtra({ outline, state }: StepView): boolean {
  return outline.isOptional === true && ['not-started', 'ready', 'blocked'].includes(state);
}

/**
 * True where nobody waits for a step any more: it is done, or a named person waived what is red in it. Pure.
 */
export function isSettled(step: StepView, waivers: readonly Waiver[]): boolean {
  return STEP_STATE_LOOK[step.state].isDone || isWaived(step, waivers);
}

/** Goes on until it is stopped: meanwhile what comes after it is what there is to do. */
function isGoingService({ outline, state }: StepView): boolean {
  return state === 'running' && findStep(outline.id)?.isService === true;
}

/**
 * The one place to go next. On the page of a step (`hereId`): what is to be done there, else the next one in order.
 * Behind a closed gate: the first step that the migration waits for. Elsewhere: what needs somebody, else the next one
 * after what was done last, or the report when there is none, or everything was rolled back.
 */
export function nextStep(
  { migrationId, steps, waivers }: Checklist,
  t: Translate,
  hereId?: StepId,
  isGateClosed = false,
): Next {
  const canStart = ({ state }: StepView) => state !== 'blocked' && state !== 'not-started';
  const rows = steps.filter(({ outline }) => outline.phase !== 'rollback');
  const here = rows.find(({ outline }) => outline.id === hereId);
  const place = here ? rows.indexOf(here) : rows.findLastIndex((step) => isSettled(step, waivers));
  const open = rows.filter((step) => !isSettled(step, waivers) && !isGoingService(step));
  const isHere = here !== undefined && open.includes(here) && canStart(here);
  if (isHere && !(isGateClosed && here.state !== 'running')) return nextHere(here, t);
  const ahead =
    place < 0 || isGateClosed
      ? []
      : open.filter((step) => rows.indexOf(step) > place && !step.outline.isAside);
  const waited = open.filter((step) => !isExtra(step));
  // What was rolled back is out of date on purpose: nobody is sent to do it all again.
  const isBack = rolledBack({ steps }) !== null;
  const needy = here ? undefined : waited.find(({ state }) => NEEDY.includes(state));
  const next = needy ?? ahead.find(canStart) ?? waited.find(canStart) ?? waited[0];
  if (!next || isBack)
    return { label: t('app.migration.allDone'), href: `/migrations/${migrationId}/report` };
  const { id, phase } = next.outline;
  const step = t(stepText(id, 'title'));
  return {
    label: isExtra(next) ? t('app.next.optional', { step }) : step,
    href: `/migrations/${migrationId}/${phase}/${id}`,
    why: t(stepText(id, 'what')),
  };
}
