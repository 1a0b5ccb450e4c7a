import type { SeriesOption } from 'echarts';
import type { Interval } from '../../bootstrap';

/**
 * A point with its interval in each row of a chart with a vertical axis of names.
 *
 * @param intervals one per row, from the top; undefined leaves the row empty
 * @param shift vertical offset in pixels, which separates several series in a row
 */
export function intervalSeries(
  name: string,
  intervals: readonly (Interval | undefined)[],
  shift: number,
  colour: string,
): readonly SeriesOption[] {
  const shown = intervals.flatMap((interval, row) => (interval ? [{ ...interval, row }] : []));
  return [
    {
      name,
      type: 'scatter',
      symbolSize: 8,
      symbolOffset: [0, shift],
      itemStyle: { color: colour },
      data: shown.map(({ mean, row }) => [mean, row]),
    },
    {
      name,
      type: 'custom',
      itemStyle: { color: colour },
      data: shown.map(({ low, high, row }) => [low, high, row]),
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
