import { useId } from 'react';
import type { WatchRecord } from '@/lib/runs/watch/watch-record';

interface Props {
  readonly record: Pick<WatchRecord, 'from' | 'to' | 'breaks'>;
  /** Says the whole strip in words. */
  readonly label: string;
  readonly names: { readonly up: string; readonly down: string; readonly gap: string };
}

const WIDTH = 1_000;
const HEIGHT = 24;
/** An outage is never too short to be seen. */
const LEAST = { down: 4, gap: 1 } as const;

function Key({ className, name }: { readonly className: string; readonly name: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <span aria-hidden className={`inline-block h-3 w-4 rounded-sm border ${className}`} />
      {name}
    </li>
  );
}

/**
 * The record of the downtime watch as a strip of time: up is the ground, an outage stands full height upon it, and
 * time in which nobody watched is left open with a dashed edge. Plain SVG without scripts; the table beside it has
 * the same in words.
 */
export function WatchStrip({ record, label, names }: Props) {
  const hatch = useId();
  const length = Math.max(record.to - record.from, 1);
  const x = (at: number) => ((at - record.from) / length) * WIDTH;
  // Outages last, so that none hides under the gap beside it.
  const drawn = [...record.breaks].sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'gap' ? -1 : 1));
  return (
    <figure className="my-3 space-y-1.5 [print-color-adjust:exact]">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
        className="h-6 w-full rounded border"
      >
        <defs>
          <pattern id={hatch} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" className="fill-surface" />
            <rect width="3" height="8" className="fill-line-strong" />
          </pattern>
        </defs>
        <rect y={HEIGHT / 3} width={WIDTH} height={HEIGHT} className="fill-success-fg" />
        {drawn.map(({ kind, from, to }) => (
          <rect
            key={`${kind}-${from}`}
            data-kind={kind}
            x={Math.min(x(from), WIDTH - LEAST[kind])}
            width={Math.max(x(to) - x(from), LEAST[kind])}
            height={HEIGHT}
            className={kind === 'down' ? 'fill-danger-fg' : undefined}
            fill={kind === 'gap' ? `url(#${hatch})` : undefined}
          />
        ))}
      </svg>
      <figcaption>
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-muted">
          <Key className="bg-success-fg" name={names.up} />
          <Key className="bg-danger-fg" name={names.down} />
          <Key
            className="bg-[repeating-linear-gradient(90deg,var(--line-strong)_0_3px,var(--surface)_3px_8px)]"
            name={names.gap}
          />
        </ul>
      </figcaption>
    </figure>
  );
}
