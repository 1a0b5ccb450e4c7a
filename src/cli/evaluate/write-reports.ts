import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvaluationReport } from '../../evaluation/report/evaluation-report';
import { htmlReport } from '../../evaluation/report/html-report';
import { markdownReport } from '../../evaluation/report/markdown-report';
import { reportRows } from '../../evaluation/report/report-rows';

/**
 * Writes evaluation.html, evaluation.md and evaluation.json to a folder, which is created if missing.
 *
 * @param rowsFile also receives the rows (data set, method, metric, value, interval) as a JSON array
 */
export async function writeReports(
  reports: readonly EvaluationReport[],
  folder: string,
  rowsFile?: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'evaluation.html'), htmlReport(reports));
  await writeFile(join(folder, 'evaluation.md'), markdownReport(reports));
  await writeFile(join(folder, 'evaluation.json'), json(reports));
  if (rowsFile !== undefined) await writeFile(rowsFile, json(reports.flatMap(reportRows)));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
