import { htmlPage } from '../../evaluation/report/html-page';
import { sectionText } from '../../evaluation/report/markdown-sections';
import { groupBy } from '../../lib/group-by';
import type { StudyResult } from '../study';
import { studySection } from './study-section';

const TITLE = 'Studies';

/** The studies as one HTML file with charts. */
export function studyPage(results: readonly StudyResult[]): string {
  const parts = byDataSet(results).map(([heading, own]) => ({ heading, sections: own.map(studySection) }));
  return htmlPage(parts.length === 1 ? `${TITLE} on ${parts[0]?.heading}` : TITLE, [], parts);
}

/** The studies as Markdown, without charts. */
export function studyMarkdown(results: readonly StudyResult[]): string {
  const parts = byDataSet(results).flatMap(([dataSet, own]) => [
    `## ${dataSet}\n`,
    ...own.map((result) => sectionText(studySection(result), '###')),
  ]);
  return [`# ${TITLE}\n`, ...parts].join('\n');
}

function byDataSet(results: readonly StudyResult[]): readonly [string, readonly StudyResult[]][] {
  return [...groupBy(results, ({ dataSet }) => dataSet)];
}
