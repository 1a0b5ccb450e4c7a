import { init } from 'echarts';
import type { ChartSpec } from './chart-spec';
import { chartThemes } from './chart-themes';

/** Renders a chart as SVG text, without a browser. */
export function renderChart({ width, height, option }: ChartSpec, theme: keyof typeof chartThemes): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  const drawn = option(chartThemes[theme]);
  try {
    chart.setOption({
      animation: false,
      backgroundColor: 'transparent',
      textStyle: { fontFamily: 'system-ui, sans-serif' },
      ...drawn,
      // A static picture: no series reacts to the mouse.
      series: [drawn.series ?? []].flat().map((series) => ({ ...series, silent: true })),
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
