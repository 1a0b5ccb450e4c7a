import type { EvaluationReport } from './evaluation-report';
import { overviewSections } from './overview';
import { reportSections } from './report-sections';
import type { ReportTable, Section } from './section';

/** Everything but the charts. */
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

function sectionText({ title, paragraphs, tables = [] }: Section, heading: string): string {
  return [
    `${heading} ${title}\n`,
    ...paragraphs.map((text) => `${text}\n`),
    ...tables.map((table) => `${table.caption ? `${table.caption}:\n\n` : ''}${tableText(table)}`),
  ].join('\n');
}

function tableText({ head, rows }: ReportTable): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}
