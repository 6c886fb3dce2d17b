interface Props<Point> {
  readonly pictures: readonly Point[];
  readonly label: string;
  readonly value: (picture: Point) => number;
  /** How the highest value is written. */
  readonly top: string;
}

const [WIDTH, HEIGHT] = [600, 80];

/** Points of a line, left to right by time, with the highest value at the upper edge. */
export function linePoints(values: readonly { readonly at: number; readonly value: number }[]): string {
  const [first, last] = [values.at(0), values.at(-1)];
  if (!first || !last || last.at === first.at) return '';
  const most = Math.max(...values.map(({ value }) => value), 0);
  return values
    .map(({ at, value }) => {
      const x = ((at - first.at) / (last.at - first.at)) * WIDTH;
      const y = most > 0 ? HEIGHT - (value / most) * HEIGHT : HEIGHT;
      return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
    })
    .join(' ');
}

/** One measure over time, while it is measured and afterwards. */
export function LagChart<Point extends { readonly at: number }>({
  pictures,
  label,
  value,
  top,
}: Props<Point>) {
  const points = linePoints(pictures.map((picture) => ({ at: picture.at, value: value(picture) })));
  return (
    <figure className="min-w-0">
      <figcaption className="flex justify-between gap-2 text-xs text-ink-muted">
        <span>{label}</span>
        <span className="tabular">{top}</span>
      </figcaption>
      <svg
        viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`}
        preserveAspectRatio="none"
        className="mt-1 h-20 w-full rounded border"
        role="img"
        aria-label={`${label}: ${top}`}
      >
        {points === '' ? null : (
          <polyline
            points={points}
            fill="none"
            stroke="var(--target-solid)"
            strokeWidth={2}
            vectorEffect="non-scaling-stroke"
          />
        )}
      </svg>
    </figure>
  );
}
