'use client';

import {
  Bar,
  BarChart,
  CartesianGrid,
  ErrorBar,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { ChartSpec } from './chart-data';
import { CHART_STYLE as style } from './chart-style';
import { legendText } from './legend-text';

/** Source and target side by side, each bar with the interval in which its value lies with 95 % confidence. */
export function BeforeAfterChart({ bars, names }: Extract<ChartSpec, { kind: 'before-after' }>) {
  const hasSource = bars.some(({ source }) => source !== null);
  return (
    <ResponsiveContainer width="100%" height={style.height}>
      <BarChart data={[...bars]} margin={style.margin}>
        <CartesianGrid {...style.grid} vertical={false} />
        <XAxis {...style.axis} dataKey="label" />
        <YAxis
          {...style.axis}
          width={64}
          label={{ value: names.y, angle: -90, position: 'insideLeft', ...style.axisLabel }}
        />
        <Tooltip {...style.tooltip} isAnimationActive={false} cursor={{ fill: 'var(--sunken)' }} />
        <Legend verticalAlign="top" height={28} formatter={legendText} />
        {hasSource ? (
          <Bar dataKey="source" name={names.source} fill={style.source} isAnimationActive={false}>
            <ErrorBar
              dataKey="sourceError"
              stroke="var(--ink)"
              strokeWidth={1.5}
              width={8}
              isAnimationActive={false}
            />
          </Bar>
        ) : null}
        <Bar dataKey="target" name={names.target} fill={style.target} isAnimationActive={false}>
          <ErrorBar
            dataKey="targetError"
            stroke="var(--ink)"
            strokeWidth={1.5}
            width={8}
            isAnimationActive={false}
          />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
