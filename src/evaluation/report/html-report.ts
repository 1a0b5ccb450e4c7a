import type { EvaluationReport } from './evaluation-report';
import { htmlPage } from './html-page';
import { overviewSections } from './overview';
import { reportSections } from './report-sections';

/** The report as one HTML file. */
export function htmlReport(reports: readonly EvaluationReport[]): string {
  const title = reports.length > 1 ? 'Evaluation' : `Evaluation on ${reports[0]?.dataSet}`;
  const parts = reports.map((report) => ({ heading: report.dataSet, sections: reportSections(report) }));
  return htmlPage(title, overviewSections(reports), parts);
}
