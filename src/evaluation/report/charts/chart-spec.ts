import type { EChartsOption } from 'echarts';

/** A chart before rendering, which happens once in light colours and once in dark ones. */
export interface ChartSpec {
  readonly title: string;
  /** Text alternative. */
  readonly description: string;
  /** Size of the drawing in pixels; the page scales it. */
  readonly width: number;
  readonly height: number;
  readonly option: (theme: ChartTheme) => EChartsOption;
}

export interface ChartTheme {
  readonly text: string;
  readonly faint: string;
  readonly line: string;
  /** Reserved for the model. */
  readonly model: string;
  readonly modelSoft: string;
  readonly other: string;
  readonly good: string;
  readonly bad: string;
  /** For several series in one chart. */
  readonly series: readonly string[];
}
