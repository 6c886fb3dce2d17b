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
import { timeScale } from './time-scale';

/** P50, P95 and P99 over the time of the measurement, against the limit and the network's own round trip. */
export function OverTimeChart({ points, limit, floor, names }: Extract<ChartSpec, { kind: 'over-time' }>) {
  const scale = timeScale(
    points.flatMap(({ p50, p99 }) => [p50, p99]).concat(floor ? [floor.value] : []),
    limit.value,
  );
  return (
    <ResponsiveContainer width="100%" height={style.height}>
      <LineChart data={[...points]} margin={style.margin}>
        <CartesianGrid {...style.grid} vertical={false} />
        <XAxis
          {...style.axis}
          dataKey="second"
          type="number"
          domain={[0, 'dataMax']}
          tickFormatter={(second: number) => String(Number(second.toPrecision(second < 10 ? 2 : 4)))}
          label={{ value: names.x, position: 'insideBottom', offset: -12, ...style.axisLabel }}
        />
        <YAxis
          {...style.axis}
          scale={scale.isLog ? 'log' : 'auto'}
          domain={[scale.low, scale.high]}
          {...(scale.ticks ? { ticks: [...scale.ticks] } : {})}
          width={64}
          tickFormatter={(ms: number) => String(Number(ms.toPrecision(2)))}
          label={{
            value: scale.isLog ? names.yLog : names.y,
            angle: -90,
            position: 'insideLeft',
            ...style.axisLabel,
          }}
        />
        <Tooltip {...style.tooltip} labelFormatter={(second) => `${second} s`} isAnimationActive={false} />
        <Legend verticalAlign="top" height={28} formatter={legendText} />
        <ReferenceLine
          y={limit.value}
          {...style.reference}
          label={{ value: limit.label, position: 'insideTopRight', fill: 'var(--danger-fg)', fontSize: 12 }}
        />
        {floor ? (
          <ReferenceLine
            y={floor.value}
            {...style.floor}
            label={{
              value: floor.label,
              position: 'insideBottomRight',
              fill: 'var(--ink-muted)',
              fontSize: 12,
            }}
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
