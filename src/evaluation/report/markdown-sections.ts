import type { ReportTable, Section } from './section';

/**
 * A section as Markdown, without its charts.
 *
 * @param heading Markdown prefix such as `##`
 */
export function sectionText({ title, paragraphs, tables = [] }: Section, heading: string): string {
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
