import type { MigrationSummary, SummaryStep } from './migration-summary';

/** Something that a person who looks at another tab wants to hear of. */
export type StepNews =
  | { readonly kind: 'ended' | 'waiting'; readonly step: SummaryStep }
  | { readonly kind: 'alert'; readonly count: number };

/** What is news between two looks at a migration: work that ended, an answer that is waited for, alerts that came. Pure. */
export function newsBetween(before: MigrationSummary, after: MigrationSummary): StepNews[] {
  const steps = after.steps.flatMap((step): StepNews[] => {
    const was = before.steps.find(({ id }) => id === step.id);
    if (!was || step.state === 'running') return [];
    // Short work begins and ends between two looks; what a person skipped or waived ended nothing.
    const hasEnded = step.endedAt !== null && step.endedAt !== was.endedAt;
    const isWaiting = step.state === 'waiting';
    if (was.state !== 'running' && !hasEnded && !(isWaiting && was.state !== 'waiting')) return [];
    return [{ kind: isWaiting ? 'waiting' : 'ended', step }];
  });
  return after.alerts > before.alerts ? [...steps, { kind: 'alert', count: after.alerts }] : steps;
}

/** Whether a person asked this browser to tell; the browser’s own permission comes on top. */
export const NEWS_KEY = 'mudanza-news';
