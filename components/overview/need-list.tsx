import { LinkButton } from '@/components/ui/link-button';
import { StateDot } from '@/components/wizard/state-dot';
import type { StepState } from '@/lib/plan/status';

export interface Need {
  readonly key: string;
  readonly state: StepState;
  readonly title: string;
  /** Why it needs somebody. */
  readonly text: string;
  readonly href: string;
  readonly label: string;
}

/** What waits for a person, each with the way to it. */
export function NeedList({ needs }: { readonly needs: readonly Need[] }) {
  return (
    <ul className="divide-y">
      {needs.map((need) => (
        <li key={need.key} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 py-2.5 text-sm">
          <StateDot state={need.state} />
          <span className="min-w-0 flex-1 basis-56 [overflow-wrap:anywhere]">
            <span className="block font-medium">{need.title}</span>
            <span className="text-ink-muted">{need.text}</span>
          </span>
          <LinkButton size="sm" href={need.href}>
            {need.label}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
