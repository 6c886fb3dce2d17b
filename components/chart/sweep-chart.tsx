'use client';

import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { ChartSpec } from './chart-data';
import { CHART_STYLE as style } from './chart-style';
import { legendText } from './legend-text';

/** Throughput and P95 as connections are added, with the knee after which more of them only wait. */
export function SweepChart({ points, knee, names }: Extract<ChartSpec, { kind: 'sweep' }>) {
  return (
    <ResponsiveContainer width="100%" height={style.height}>
      <LineChart data={[...points]} margin={style.margin}>
        <CartesianGrid {...style.grid} />
        <XAxis
          {...style.axis}
          dataKey="connections"
          type="number"
          scale="log"
          domain={[1, 'dataMax']}
          ticks={points.map(({ connections }) => connections)}
          label={{ value: names.x, position: 'insideBottom', offset: -12, ...style.axisLabel }}
        />
        <YAxis {...style.axis} yAxisId="throughput" width={64} />
        <YAxis {...style.axis} yAxisId="p95" orientation="right" width={56} />
        <Tooltip {...style.tooltip} isAnimationActive={false} />
        <Legend verticalAlign="top" height={28} formatter={legendText} />
        {knee ? (
          <ReferenceLine
            x={knee.value}
            yAxisId="throughput"
            {...style.floor}
            label={{ value: knee.label, position: 'insideTopLeft', fill: 'var(--ink-muted)', fontSize: 12 }}
          />
        ) : null}
        <Line
          yAxisId="throughput"
          dataKey="throughput"
          name={names.throughput}
          stroke="var(--chart-3)"
          isAnimationActive={false}
        />
        <Line
          yAxisId="p95"
          dataKey="p95"
          name={names.p95}
          stroke="var(--chart-1)"
          strokeDasharray="5 3"
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
