import { percent } from '../numbers';
import { nameAxis, numberAxis } from './axes';
import type { ChartSpec } from './chart-spec';

/** Shares of the total gain, largest first. */
export function importanceChart(
  title: string,
  features: readonly { readonly name: string; readonly share: number }[],
): ChartSpec {
  return {
    title: `${title}: share of gain`,
    description: features.map(({ name, share }) => `${name} ${percent(share)}`).join(', '),
    width: 560,
    height: 60 + 22 * features.length,
    option: (theme) => ({
      grid: { left: 230, right: 60, top: 10, bottom: 30 },
      xAxis: { ...numberAxis(theme, '', (value) => percent(value, 0)), splitNumber: 4 },
      yAxis: nameAxis(
        theme,
        features.map(({ name }) => name),
      ),
      series: {
        type: 'bar',
        barWidth: '62%',
        itemStyle: { color: theme.model },
        label: {
          show: true,
          position: 'right',
          color: theme.text,
          formatter: ({ value }) => percent(Number(value)),
        },
        data: features.map(({ share }) => share),
      },
    }),
  };
}
