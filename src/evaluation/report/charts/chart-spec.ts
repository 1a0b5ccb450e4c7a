import type { EChartsOption } from 'echarts';

/** A chart before it is drawn: once in light colours, once in dark ones. */
export interface ChartSpec {
  readonly title: string;
  /** What it shows, for those who cannot see it. */
  readonly description: string;
  /** Pixels of the drawing; the page scales it. */
  readonly width: number;
  readonly height: number;
  readonly option: (theme: ChartTheme) => EChartsOption;
}

export interface ChartTheme {
  readonly text: string;
  readonly faint: string;
  readonly line: string;
  /** What is ours; used for nothing else. */
  readonly ours: string;
  readonly oursSoft: string;
  readonly other: string;
  readonly good: string;
  readonly bad: string;
  /** For lines beside each other. */
  readonly series: readonly string[];
}
