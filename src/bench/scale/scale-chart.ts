/** Seconds and megabytes by number of users, on logarithmic axes: a straight line is a power of the size. */
import { init } from 'echarts';
import type { EChartsCoreOption } from 'echarts';
import type { ScaleRow } from './scale-row';

/** @returns the chart as SVG text */
export function scaleChart(rows: readonly ScaleRow[]): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 960, height: 420 });
  try {
    chart.setOption(chartOption(rows));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

type Line = readonly [name: string, valueOf: (row: ScaleRow) => number];

const times: readonly Line[] = [
  ['import', (row) => row.importSeconds],
  ['train', (row) => row.trainSeconds],
  ['evaluate', (row) => row.evaluateSeconds],
  ['export', (row) => row.exportSeconds],
];

const memory: readonly Line[] = [
  ['Node, peak', (row) => Math.max(...Object.values(row.nodeMegabytes))],
  ['Postgres, peak', (row) => Math.max(...Object.values(row.postgresMegabytes))],
  ['database', (row) => row.databaseMegabytes],
];

/** Reference line: nearly proportional growth from the training time at the first size. */
function proportional(rows: readonly ScaleRow[]): Line {
  const [first] = rows as [ScaleRow, ...ScaleRow[]];
  return ['n^1.1', ({ users }) => first.trainSeconds * (users / first.users) ** 1.1];
}

function chartOption(rows: readonly ScaleRow[]): EChartsCoreOption {
  const limit = proportional(rows);
  const panel = (lines: readonly Line[], place: number) =>
    lines.map(([name, valueOf]) => ({
      type: 'line',
      name,
      xAxisIndex: place,
      yAxisIndex: place,
      silent: true,
      symbolSize: 6,
      lineStyle: { width: 2, ...(name === limit[0] && { type: 'dashed', color: '#616e7c' }) },
      ...(name === limit[0] && { symbol: 'none', itemStyle: { color: '#616e7c' } }),
      data: rows.map((row) => [row.users, valueOf(row)]),
    }));
  const axis = (name: string, gridIndex: number) => ({
    type: 'log',
    name,
    gridIndex,
    nameLocation: 'middle',
    nameGap: name === 'users' ? 28 : 46,
    min: 'dataMin',
  });
  return {
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: 'system-ui, sans-serif' },
    color: ['#1769aa', '#c2680f', '#1f7a4d', '#8a4fa8', '#b3372f', '#2f7f86', '#7a6a1f'],
    legend: { top: 4 },
    grid: [
      { left: 70, top: 60, width: 370, height: 290 },
      { left: 550, top: 60, width: 370, height: 290 },
    ],
    xAxis: [axis('users', 0), axis('users', 1)],
    yAxis: [axis('seconds', 0), axis('megabytes', 1)].map((one) => ({ ...one, min: undefined })),
    series: [...panel([...times, limit], 0), ...panel(memory, 1)],
  };
}
