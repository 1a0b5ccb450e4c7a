import type { SeriesOption } from 'echarts';
import type { Interval } from '../../bootstrap';
import { mainMetrics, type MethodResult } from '../../method-results';
import { signed } from '../numbers';
import { nameAxis, numberAxis } from './axes';
import type { ChartSpec, ChartTheme } from './chart-spec';

/**
 * Ours minus each other method: a point a metric with its interval; right of zero is good. Methods that are far behind
 * are left out, since their differences would squeeze all others together.
 */
export function differenceChart(methods: readonly MethodResult[]): ChartSpec {
  const others = methods.slice(1).filter((method) => isNear(method, methods[0] as MethodResult));
  const left = methods.slice(1).filter((method) => !others.includes(method));
  return {
    title: `Ours minus each other method, with 95 % intervals${left.length > 0 ? ` (far behind: ${left.map(({ name }) => name).join(', ')})` : ''}`,
    description:
      'A point and its interval for each method and metric; intervals that do not touch zero are clear differences.',
    width: 760,
    height: 90 + 44 * others.length,
    option: (theme) => ({
      color: [...theme.series],
      legend: { top: 0, itemGap: 24, textStyle: { color: theme.text } },
      grid: { left: 130, right: 40, top: 40, bottom: 40 },
      xAxis: numberAxis(theme, 'difference', (value) => signed(value, 2)),
      yAxis: nameAxis(
        theme,
        others.map(({ name }) => name),
      ),
      series: mainMetrics.flatMap((metric, m) => metricSeries(others, metric, m, theme)),
    }),
  };
}

/** At least half as good as ours. */
function isNear(method: MethodResult, ours: MethodResult): boolean {
  const value = ({ metrics }: MethodResult) => metrics['ndcg@10']?.mean ?? 0;
  return value(method) >= value(ours) / 2;
}

/** Metrics stand beside each other within a method's row. */
function metricSeries(
  others: readonly MethodResult[],
  metric: string,
  m: number,
  theme: ChartTheme,
): readonly SeriesOption[] {
  const colour = theme.series[m] as string;
  const shift = (m - 1) * 9;
  const gaps = others.map(({ oursMinusThis }) => oursMinusThis?.[metric] as Interval);
  return [
    {
      name: metric,
      type: 'scatter',
      symbolSize: 8,
      symbolOffset: [0, shift],
      itemStyle: { color: colour },
      data: gaps.map(({ mean }, row) => [mean, row]),
    },
    {
      name: metric,
      type: 'custom',
      itemStyle: { color: colour },
      data: gaps.map(({ low, high }, row) => [low, high, row]),
      renderItem: (_parameters, api) => {
        const [from, y] = api.coord([api.value(0), api.value(2)]) as [number, number];
        const [to] = api.coord([api.value(1), api.value(2)]) as [number, number];
        return {
          type: 'line',
          shape: { x1: from, y1: y + shift, x2: to, y2: y + shift },
          style: { stroke: colour, lineWidth: 2 },
        };
      },
    },
  ];
}
