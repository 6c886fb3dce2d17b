import { CHART_STYLE } from './chart-style';

/** Keeps a chart's place while it is fetched, so that nothing jumps. */
export function ChartPlaceholder() {
  return <div aria-hidden className="rounded bg-sunken" style={{ height: CHART_STYLE.height }} />;
}
