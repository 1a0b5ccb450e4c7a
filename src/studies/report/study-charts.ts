import { nameAxis, numberAxis } from '../../evaluation/report/charts/axes';
import type { ChartSpec } from '../../evaluation/report/charts/chart-spec';
import { intervalSeries } from '../../evaluation/report/charts/interval-series';
import { decimals, signed, signedInterval } from '../../evaluation/report/numbers';
import { mainMetrics } from '../../evaluation/method-results';
import type { StudyResult, VariantResult } from '../study';

/** Curves for variants along an axis, otherwise differences to the reference; on the validation targets. */
export function studyCharts({
  plan,
  variants,
}: Pick<StudyResult, 'plan' | 'variants'>): readonly ChartSpec[] {
  if (plan.axis === undefined) return [differenceChart(variants)];
  return mainMetrics.map((metric) => curveChart(plan.axis as string, metric, variants));
}

function curveChart(axis: string, metric: string, variants: readonly VariantResult[]): ChartSpec {
  const points = variants
    .map(({ variant, measured }) => ({ x: variant.x as number, ...measured.validation.metrics[metric] }))
    .sort((a, b) => a.x - b.x);
  return {
    title: `${metric} by ${axis}`,
    description: points.map(({ x, mean }) => `${x}: ${decimals(mean)}`).join(', '),
    width: 420,
    height: 300,
    option: (theme) => ({
      color: [theme.model],
      grid: { left: 60, right: 20, top: 20, bottom: 50 },
      xAxis: numberAxis(theme, axis),
      yAxis: {
        type: 'value',
        scale: true,
        axisLabel: { color: theme.faint, formatter: (value: number) => decimals(value, 3) },
        splitLine: { lineStyle: { color: theme.line } },
      },
      series: [{ type: 'line', symbolSize: 8, data: points.map(({ x, mean }) => [x, mean ?? NaN]) }],
    }),
  };
}

function differenceChart(variants: readonly VariantResult[]): ChartSpec {
  const [reference, ...others] = variants as [VariantResult, ...VariantResult[]];
  const gap = ({ measured }: VariantResult, metric: string) => measured.validation.minusReference?.[metric];
  return {
    title: `Each variant minus "${reference.variant.name}", with 95 % intervals`,
    description: others
      .map((other) => `${other.variant.name}: recall@10 ${signedInterval(gap(other, 'recall@10'))}`)
      .join('; '),
    width: 760,
    height: 90 + 44 * others.length,
    option: (theme) => ({
      color: [...theme.series],
      legend: { top: 0, itemGap: 24, textStyle: { color: theme.text } },
      grid: { left: 250, right: 40, top: 40, bottom: 40 },
      xAxis: numberAxis(theme, 'difference', (value) => signed(value, 3)),
      yAxis: nameAxis(
        theme,
        others.map(({ variant }) => variant.name),
      ),
      series: mainMetrics.flatMap((metric, m) =>
        intervalSeries(
          metric,
          others.map((other) => gap(other, metric)),
          (m - 1) * 9,
          theme.series[m],
        ),
      ),
    }),
  };
}
