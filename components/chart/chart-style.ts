/** Looks shared by the charts: all colours are tokens, so that both themes and forced colours work. */
export const CHART_STYLE = {
  height: 260,
  margin: { top: 16, right: 16, bottom: 20, left: 8 },
  grid: { stroke: 'var(--chart-grid)', strokeDasharray: '3 3' },
  axis: { stroke: 'var(--line-strong)', tick: { fill: 'var(--ink-muted)', fontSize: 12 } },
  axisLabel: { fill: 'var(--ink-muted)', fontSize: 12, style: { textAnchor: 'middle' } },
  tooltip: {
    contentStyle: {
      background: 'var(--surface)',
      border: '1px solid var(--line-strong)',
      borderRadius: 6,
      color: 'var(--ink)',
      fontSize: 13,
    },
    labelStyle: { color: 'var(--ink-muted)' },
    itemStyle: { color: 'var(--ink)' },
  },
  reference: { stroke: 'var(--danger-solid)', strokeDasharray: '6 4' },
  floor: { stroke: 'var(--chart-5)', strokeDasharray: '2 3' },
  /** Lines of one chart, in order. */
  lines: ['var(--chart-3)', 'var(--chart-1)'],
  source: 'var(--source-solid)',
  target: 'var(--target-solid)',
} as const;
