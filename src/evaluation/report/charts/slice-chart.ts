import { MODEL_METHOD } from '../../model-method';
import type { Slice } from '../../slices';
import { decimals } from '../numbers';
import type { ChartSpec } from './chart-spec';

const METRIC = 'ndcg@10';

/** NDCG@10 of the model and of each slice's best baseline. */
export function sliceChart(dimension: string, parts: readonly Slice[]): ChartSpec {
  const own = parts.map(({ methods }) => methods[MODEL_METHOD]?.[METRIC] ?? NaN);
  const best = parts.map(({ methods, against }) => methods[against[METRIC]?.baseline ?? '']?.[METRIC] ?? NaN);
  return {
    title: `${METRIC} by ${dimension}`,
    description: parts
      .map(({ name }, p) => `${name}: model ${decimals(own[p])}, best baseline ${decimals(best[p])}`)
      .join('; '),
    width: 560,
    height: 300,
    option: (theme) => ({
      legend: { top: 0, itemGap: 24, textStyle: { color: theme.text } },
      grid: { left: 50, right: 20, top: 40, bottom: 60 },
      xAxis: {
        type: 'category',
        data: parts.map(({ name, targets }) => `${name}\n${targets} users`),
        axisLabel: { color: theme.text, interval: 0, width: 80, overflow: 'break' },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: theme.line } },
      },
      yAxis: {
        type: 'value',
        axisLabel: { color: theme.faint },
        splitLine: { lineStyle: { color: theme.line } },
      },
      series: [
        { name: 'model', type: 'bar', itemStyle: { color: theme.model }, data: own },
        { name: 'best baseline', type: 'bar', itemStyle: { color: theme.other }, data: best },
      ],
    }),
  };
}
