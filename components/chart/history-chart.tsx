'use client';

import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { HistoryChart as Chart, HistoryView } from '@/lib/web/history/present-history';
import { CHART_STYLE as style } from './chart-style';
import { formatUnit } from './format-unit';
import { groupMarks } from './group-marks';
import { isLonely } from './is-lonely';

interface Props {
  readonly chart: Chart;
  readonly view: HistoryView;
  readonly locale: string;
}

const DAY_MS = 86_400_000;

interface DotProps {
  readonly cx?: number;
  readonly cy?: number;
  readonly index?: number;
  readonly stroke?: string;
}

/** A point between two gaps: there is no line that would show it. */
function LonelyDot({ cx, cy, stroke, isLonely }: DotProps & { readonly isLonely: boolean }) {
  return isLonely && cy !== undefined ? <circle cx={cx} cy={cy} r={2.5} fill={stroke} /> : <g />;
}

/** One number of the target over time, with what happened meanwhile: marks as lines, outages as bands. */
export function HistoryChart({ chart, view, locale }: Props) {
  const { from, to } = view;
  const clock = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    ...(to - from > DAY_MS ? { day: 'numeric', month: 'short' } : {}),
    hour: '2-digit',
    minute: '2-digit',
  });
  const say = (value: number) => formatUnit(value, chart.unit, locale);
  const highest = Math.max(
    0,
    ...view.points.flatMap((point) => chart.lines.map(({ key }) => point[key] ?? 0)),
  );
  const marks = groupMarks(
    view.marks.map(({ at }) => at),
    to - from,
  );
  // A limit far above would press the line to the ground: it is drawn where it is near.
  const isLimitNear = chart.limit !== null && chart.limit.value <= highest * 2;
  return (
    <ResponsiveContainer width="100%" height={190}>
      <LineChart data={[...view.points]} margin={{ ...style.margin, bottom: 4 }} syncId="history">
        <CartesianGrid {...style.grid} vertical={false} />
        <XAxis
          {...style.axis}
          dataKey="at"
          type="number"
          domain={[from, to]}
          tickCount={5}
          tickFormatter={(at: number) => clock.format(at)}
        />
        <YAxis
          {...style.axis}
          width={64}
          allowDecimals={chart.unit !== 'count'}
          domain={[0, chart.unit === 'percent' ? 1 : 'auto']}
          tickFormatter={say}
        />
        <Tooltip
          {...style.tooltip}
          labelFormatter={(at) => (typeof at === 'number' ? clock.format(at) : '')}
          formatter={(value) => (typeof value === 'number' ? say(value) : String(value))}
          isAnimationActive={false}
        />
        {view.outages.map((outage) => (
          <ReferenceArea
            key={outage.from}
            x1={outage.from}
            x2={outage.to}
            fill="var(--danger-solid)"
            fillOpacity={0.18}
            ifOverflow="hidden"
          />
        ))}
        {marks.map(({ at, label }) => (
          <ReferenceLine
            key={at}
            x={at}
            {...style.floor}
            label={{ value: label, position: 'top', fill: 'var(--ink-muted)', fontSize: 11 }}
          />
        ))}
        {chart.limit && isLimitNear ? (
          <ReferenceLine
            y={chart.limit.value}
            {...style.reference}
            ifOverflow="extendDomain"
            label={{
              value: `${chart.limit.label} ${say(chart.limit.value)}`,
              position: 'insideTopRight',
              fill: 'var(--danger-fg)',
              fontSize: 11,
            }}
          />
        ) : null}
        {chart.lines.map(({ key, name }, index) => (
          <Line
            key={key}
            dataKey={key}
            name={name}
            stroke={style.lines[index % style.lines.length] ?? style.lines[0]}
            strokeWidth={2}
            dot={(props: DotProps) => (
              <LonelyDot
                key={props.index}
                {...props}
                isLonely={isLonely(view.points, key, props.index ?? 0)}
              />
            )}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
