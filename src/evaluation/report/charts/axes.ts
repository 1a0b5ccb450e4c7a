import type { XAXisComponentOption, YAXisComponentOption } from 'echarts';
import type { ChartTheme } from './chart-spec';

/** A horizontal axis of numbers, with its name below it. */
export function numberAxis(
  theme: ChartTheme,
  name = '',
  format?: (value: number) => string,
): XAXisComponentOption {
  return {
    type: 'value',
    name,
    nameLocation: 'middle',
    nameGap: 28,
    nameTextStyle: { color: theme.faint },
    axisLabel: { color: theme.faint, ...(format && { formatter: format }) },
    splitLine: { lineStyle: { color: theme.line } },
  };
}

/** A vertical axis of names, the first one on top. */
export function nameAxis(theme: ChartTheme, names: readonly string[]): YAXisComponentOption {
  return {
    type: 'category',
    data: [...names],
    inverse: true,
    axisLabel: { color: theme.text, interval: 0 },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: theme.line } },
  };
}
