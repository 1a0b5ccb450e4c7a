import { displayName } from '../../method';
import type { MethodResult } from '../../method-results';
import { decimals } from '../numbers';
import { nameAxis, numberAxis } from './axes';
import type { ChartSpec, ChartTheme } from './chart-spec';

/** One metric of all methods, largest first. */
export function methodChart(methods: readonly MethodResult[], metric: string): ChartSpec {
  const value = (method: MethodResult) => method.metrics[metric]?.mean ?? NaN;
  const sorted = methods.toSorted((a, b) => value(b) - value(a));
  return {
    title: metric,
    description: `${metric} of each method: ${sorted.map((method) => `${displayName(method)} ${decimals(value(method))}`).join(', ')}.`,
    width: 380,
    height: 60 + 26 * methods.length,
    option: (theme) => ({
      grid: { left: 128, right: 50, top: 10, bottom: 30 },
      xAxis: { ...numberAxis(theme), splitNumber: 3 },
      yAxis: nameAxis(theme, sorted.map(displayName)),
      series: {
        type: 'bar',
        barWidth: '62%',
        label: {
          show: true,
          position: 'right',
          color: theme.text,
          formatter: ({ value: shown }) => decimals(Number(shown)),
        },
        data: sorted.map((method) => ({
          value: value(method),
          itemStyle: { color: colourOf(method, theme) },
        })),
      },
    }),
  };
}

function colourOf({ kind }: MethodResult, theme: ChartTheme): string {
  return { ours: theme.model, part: theme.modelSoft, baseline: theme.other }[kind];
}
