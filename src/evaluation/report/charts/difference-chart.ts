import { mainMetrics } from '../../method-results';
import type { MethodResult } from '../../method-results';
import { signed } from '../numbers';
import { nameAxis, numberAxis } from './axes';
import type { ChartSpec } from './chart-spec';
import { intervalSeries } from './interval-series';

/**
 * Ours minus each other method: a point a metric with its interval; right of zero is good. Methods that are far behind
 * are left out, since their differences would squeeze all others together.
 */
export function differenceChart(methods: readonly MethodResult[]): ChartSpec {
  const others = methods.slice(1).filter((method) => isNear(method, methods[0]));
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
      series: mainMetrics.flatMap((metric, m) =>
        intervalSeries(
          metric,
          others.map(({ oursMinusThis }) => oursMinusThis?.[metric]),
          (m - 1) * 9,
          theme.series[m],
        ),
      ),
    }),
  };
}

/** At least half as good as ours. */
function isNear(method: MethodResult, ours: MethodResult): boolean {
  const value = ({ metrics }: MethodResult) => metrics['ndcg@10']?.mean ?? 0;
  return value(method) >= value(ours) / 2;
}
