/** A section of a report, independent of its format (Markdown or HTML). */
import type { ChartSpec } from './charts/chart-spec';

export interface Section {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Shown only in HTML. */
  readonly charts?: readonly ChartSpec[];
  readonly tables?: readonly ReportTable[];
}

export interface ReportTable {
  readonly caption?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Collapsed in HTML. */
  readonly folded?: boolean;
}
