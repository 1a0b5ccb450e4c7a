/** A part of a report, before it becomes Markdown or HTML. */
import type { ChartSpec } from './charts/chart-spec';

export interface Section {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Only in the page. */
  readonly charts?: readonly ChartSpec[];
  readonly tables?: readonly ReportTable[];
}

export interface ReportTable {
  readonly caption?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Too long for a first look: folded away in the page. */
  readonly folded?: boolean;
}
