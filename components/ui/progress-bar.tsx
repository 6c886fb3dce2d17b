interface Props {
  /** Accessible name: what progresses. */
  readonly label: string;
  /** Null while the end is not known. */
  readonly value: number | null;
  readonly max: number;
  /** Text beside the bar, e.g. “12 of 40 statements”. */
  readonly text?: string;
}

/** Progress with its numbers. The fill runs from the source’s hue to the target’s: things move over. */
export function ProgressBar({ label, value, max, text }: Props) {
  const share = value === null || max <= 0 ? null : Math.min(1, Math.max(0, value / max));
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max > 0 ? max : undefined}
        aria-valuenow={share === null ? undefined : (value ?? undefined)}
        aria-valuetext={text}
        data-forced-border
        className="h-2 min-w-16 flex-1 basis-40 overflow-hidden rounded-full bg-neutral-bg"
      >
        <div
          className={`h-full rounded-full bg-linear-to-r from-source-solid to-target-solid transition-[width] duration-300 forced-colors:bg-[Highlight] ${share === null ? 'w-1/3 animate-pulse' : ''}`}
          style={share === null ? undefined : { width: `${share * 100}%` }}
        />
      </div>
      {text ? <span className="tabular max-w-full min-w-0 text-sm text-ink-muted">{text}</span> : null}
    </div>
  );
}
