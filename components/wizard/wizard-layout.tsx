import type { ReactNode } from 'react';

interface Props {
  /** The step list of the phase. */
  readonly rail: ReactNode;
  /** Summary of the rail where it is folded, on narrow screens. */
  readonly railLabel: string;
  readonly children: ReactNode;
}

/** Steps at the side, the chosen one beside them; on a narrow screen the steps fold away above it. */
export function WizardLayout({ rail, railLabel, children }: Props) {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[18rem_minmax(0,1fr)]">
      <div className="hidden overflow-hidden rounded-lg border bg-surface shadow-low lg:sticky lg:top-20 lg:block lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto">
        {rail}
      </div>
      <details className="rounded-lg border bg-surface lg:hidden">
        <summary className="min-h-10 px-3.5 py-2 text-sm font-medium">{railLabel}</summary>
        <div className="border-t">{rail}</div>
      </details>
      <div className="min-w-0 space-y-5">{children}</div>
    </div>
  );
}
