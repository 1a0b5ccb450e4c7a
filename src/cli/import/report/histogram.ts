import type { ChartSpec } from '../../../evaluation/report/charts/chart-spec';

/** Vertical bars, one per name. */
export function histogram(title: string, names: readonly string[], counts: readonly number[]): ChartSpec {
  return {
    title,
    description: names.map((name, n) => `${name}: ${counts[n].toLocaleString('en')}`).join(', '),
    width: 560,
    height: 220,
    option: (theme) => ({
      grid: { left: 60, right: 20, top: 12, bottom: 30 },
      xAxis: {
        type: 'category',
        data: [...names],
        axisLabel: { color: theme.faint, hideOverlap: true },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: theme.line } },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: theme.faint },
        splitLine: { lineStyle: { color: theme.line } },
      },
      series: { type: 'bar', barWidth: '72%', itemStyle: { color: theme.model }, data: [...counts] },
    }),
  };
}
