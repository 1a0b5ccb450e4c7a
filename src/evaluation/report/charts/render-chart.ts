import { init } from 'echarts';
import type { ChartSpec } from './chart-spec';
import { chartThemes } from './chart-themes';

/** Draws a chart as SVG text, without a browser. */
export function renderChart({ width, height, option }: ChartSpec, theme: keyof typeof chartThemes): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: 'transparent',
      textStyle: { fontFamily: 'system-ui, sans-serif' },
      ...option(chartThemes[theme]),
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
