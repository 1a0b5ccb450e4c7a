import type { EvaluationReport } from './evaluation-report';
import { sectionText } from './markdown-sections';
import { overviewSections } from './overview';
import { reportSections } from './report-sections';

/** The report as Markdown, without the charts. */
export function markdownReport(reports: readonly EvaluationReport[]): string {
  const overview = overviewSections(reports);
  const parts = reports.flatMap((report) => [
    ...(reports.length > 1 ? [`## ${report.dataSet}\n`] : []),
    ...reportSections(report).map((section) => sectionText(section, reports.length > 1 ? '###' : '##')),
  ]);
  const name = reports.length === 1 ? ` on ${reports[0]?.dataSet}` : '';
  return [`# Evaluation${name}\n`, ...overview.map((section) => sectionText(section, '##')), ...parts].join(
    '\n',
  );
}
