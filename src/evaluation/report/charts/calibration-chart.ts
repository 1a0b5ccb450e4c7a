import type { Calibration } from '../../calibration-bins';
import { percent } from '../numbers';
import { numberAxis } from './axes';
import type { ChartSpec } from './chart-spec';

/** The reliability diagram: on the dashed line, a predicted probability of 30 % means that 30 % are bought. */
export function calibrationChart({ bins }: Calibration): ChartSpec {
  const most = Math.max(...bins.map(({ count }) => count));
  return {
    title: 'Predicted and observed probability',
    description: bins
      .map(({ predicted, observed }) => `predicted ${percent(predicted)}, bought ${percent(observed)}`)
      .join('; '),
    width: 560,
    height: 380,
    option: (theme) => ({
      grid: { left: 60, right: 20, top: 10, bottom: 50 },
      xAxis: { ...numberAxis(theme, 'predicted probability'), min: 0, max: 1 },
      yAxis: {
        type: 'value',
        min: 0,
        max: 1,
        name: 'share bought',
        nameLocation: 'middle',
        nameGap: 38,
        nameTextStyle: { color: theme.faint },
        axisLabel: { color: theme.faint },
        splitLine: { lineStyle: { color: theme.line } },
      },
      series: [
        {
          type: 'line',
          symbol: 'none',
          silent: true,
          lineStyle: { type: 'dashed', width: 1, color: theme.faint },
          data: [
            [0, 0],
            [1, 1],
          ],
        },
        {
          type: 'line',
          lineStyle: { color: theme.model },
          itemStyle: { color: theme.model },
          symbol: 'circle',
          data: bins.map(({ predicted, observed, count }) => ({
            value: [predicted, observed],
            symbolSize: 6 + 14 * Math.sqrt(count / most),
          })),
        },
      ],
    }),
  };
}
