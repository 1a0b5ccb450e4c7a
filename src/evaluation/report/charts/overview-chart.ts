import { bestBaseline, mainMetrics } from '../../method-results';
import type { EvaluationReport } from '../evaluation-report';
import { percent, signed } from '../numbers';
import type { ChartSpec } from './chart-spec';

/** The model's lead over the best baseline, in percent of the baseline's value, by data set. */
export function overviewChart(reports: readonly EvaluationReport[]): ChartSpec {
  const lead = ({ evaluation: { methods } }: EvaluationReport, metric: string) => {
    const best = bestBaseline(methods, metric);
    return best ? (best.oursMinusThis?.[metric]?.mean ?? NaN) / (best.metrics[metric]?.mean ?? NaN) : NaN;
  };
  return {
    title: 'Lead over the best baseline',
    description: reports
      .map(
        (report) =>
          `${report.dataSet}: ${mainMetrics.map((metric) => `${metric} ${percent(lead(report, metric))}`).join(', ')}`,
      )
      .join('; '),
    width: 760,
    height: 320,
    option: (theme) => ({
      color: [...theme.series],
      legend: { top: 0, itemGap: 24, textStyle: { color: theme.text } },
      grid: { left: 60, right: 20, top: 40, bottom: 40 },
      xAxis: {
        type: 'category',
        data: reports.map(({ dataSet }) => dataSet),
        axisLabel: { color: theme.text, interval: 0, width: 140, overflow: 'break' },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: theme.line } },
      },
      yAxis: {
        type: 'value',
        axisLabel: { color: theme.faint, formatter: (value: number) => `${signed(100 * value, 0)} %` },
        splitLine: { lineStyle: { color: theme.line } },
      },
      series: mainMetrics.map((metric) => ({
        name: metric,
        type: 'bar',
        data: reports.map((report) => lead(report, metric)),
      })),
    }),
  };
}
