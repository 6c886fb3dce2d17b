'use client';

import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { ChartSpec } from './chart-data';
import { CHART_STYLE as style } from './chart-style';
import { legendText } from './legend-text';

/** How the times are spread. Each slot is wider than the last by the same factor: the axis is logarithmic. */
export function DistributionChart({ slots, names }: Extract<ChartSpec, { kind: 'distribution' }>) {
  const hasSource = slots.some(({ source }) => source !== null);
  return (
    <ResponsiveContainer width="100%" height={style.height}>
      <BarChart data={[...slots]} margin={style.margin} barCategoryGap={2} barGap={0}>
        <CartesianGrid {...style.grid} vertical={false} />
        <XAxis
          {...style.axis}
          dataKey="label"
          minTickGap={24}
          label={{ value: names.x, position: 'insideBottom', offset: -12, ...style.axisLabel }}
        />
        <YAxis
          {...style.axis}
          width={56}
          unit="%"
          label={{ value: names.y, angle: -90, position: 'insideLeft', ...style.axisLabel }}
        />
        <Tooltip {...style.tooltip} isAnimationActive={false} cursor={{ fill: 'var(--sunken)' }} />
        <Legend verticalAlign="top" height={28} formatter={legendText} />
        {hasSource ? (
          <Bar dataKey="source" name={names.source} unit=" %" fill={style.source} isAnimationActive={false} />
        ) : null}
        <Bar dataKey="target" name={names.target} unit=" %" fill={style.target} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}
