import { mainMetrics } from '../../method-results';
import type { MethodResult } from '../../method-results';
import { signed } from '../numbers';
import { nameAxis, numberAxis } from './axes';
import type { ChartSpec } from './chart-spec';
import { intervalSeries } from './interval-series';

/**
 * The model minus each other method: one point with its interval per metric; right of zero, the model is better. Methods
 * far behind are omitted, because their differences would compress all others.
 */
export function differenceChart(methods: readonly MethodResult[]): ChartSpec {
  const others = methods.slice(1).filter((method) => isNear(method, methods[0]));
  const omitted = methods.slice(1).filter((method) => !others.includes(method));
  return {
    title: `Model minus each other method, with 95 % intervals${omitted.length > 0 ? ` (omitted, far behind: ${omitted.map(({ name }) => name).join(', ')})` : ''}`,
    description:
      'One point with its interval per method and metric; an interval that does not include zero is a clear difference.',
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

/** At least half as good as the model. */
function isNear(method: MethodResult, model: MethodResult): boolean {
  const value = ({ metrics }: MethodResult) => metrics['ndcg@10']?.mean ?? 0;
  return value(method) >= value(model) / 2;
}
