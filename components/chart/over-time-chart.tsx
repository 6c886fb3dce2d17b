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

/** P50, P95 and P99 over the time of the measurement, against the limit and the network's own round trip. */
export function OverTimeChart({ points, limit, floor, names }: Extract<ChartSpec, { kind: 'over-time' }>) {
  const highest = Math.max(...points.map(({ p99 }) => p99), floor?.value ?? 0);
  // A limit far above everything would press the lines to the ground; its label still says where it is.
  const top = limit.value <= highest * 20 ? Math.max(highest, limit.value) * 1.1 : highest * 1.2;
  return (
    <ResponsiveContainer width="100%" height={style.height}>
      <LineChart data={[...points]} margin={style.margin}>
        <CartesianGrid {...style.grid} vertical={false} />
        <XAxis
          {...style.axis}
          dataKey="second"
          type="number"
          domain={[0, 'dataMax']}
          tickFormatter={(second: number) => second.toFixed(second < 10 ? 1 : 0)}
          label={{ value: names.x, position: 'insideBottom', offset: -12, ...style.axisLabel }}
        />
        <YAxis
          {...style.axis}
          domain={[0, top]}
          width={64}
          tickFormatter={(ms: number) => ms.toFixed(top < 10 ? 2 : 0)}
          label={{ value: names.y, angle: -90, position: 'insideLeft', ...style.axisLabel }}
        />
        <Tooltip {...style.tooltip} labelFormatter={(second) => `${second} s`} isAnimationActive={false} />
        <Legend verticalAlign="top" height={28} formatter={legendText} />
        <ReferenceLine
          y={limit.value}
          ifOverflow="hidden"
          {...style.reference}
          label={{ value: limit.label, position: 'insideTopRight', fill: 'var(--danger-fg)', fontSize: 12 }}
        />
        {floor ? (
          <ReferenceLine
            y={floor.value}
            {...style.floor}
            label={{ value: floor.label, position: 'insideTopRight', fill: 'var(--ink-muted)', fontSize: 12 }}
          />
        ) : null}
        <Line dataKey="p50" name="P50" stroke="var(--chart-3)" dot={false} isAnimationActive={false} />
        <Line
          dataKey="p95"
          name="P95"
          stroke="var(--chart-1)"
          strokeWidth={2.5}
          dot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="p99"
          name="P99"
          stroke="var(--chart-2)"
          strokeDasharray="5 3"
          dot={false}
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
