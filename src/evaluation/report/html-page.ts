/** Sections as one HTML file: no scripts, no external resources, charts as inline SVG. */
import type { ChartSpec } from './charts/chart-spec';
import { renderChart } from './charts/render-chart';
import { PAGE_STYLE } from './page-style';
import type { ReportTable, Section } from './section';

/** A part of a page; if there are several, each gets its own heading. */
export interface PagePart {
  readonly heading: string;
  readonly sections: readonly Section[];
}

/** @param first sections before all parts */
export function htmlPage(title: string, first: readonly Section[], parts: readonly PagePart[]): string {
  const several = parts.length > 1;
  const bodies = parts.map(({ heading, sections }, p) => {
    const body = sections.map((section) => sectionHtml(section, several ? 'h3' : 'h2')).join('');
    return several ? `<section id="data-${p}"><h2>${text(heading)}</h2>${body}</section>` : body;
  });
  const links = parts.map(({ heading }, p) => `<a href="#data-${p}">${text(heading)}</a>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<h1>${text(title)}</h1>
${several ? `<nav aria-label="Parts">${links.join('')}</nav>` : ''}
${first.map((section) => sectionHtml(section, 'h2')).join('')}
${bodies.join('\n')}
</body>
</html>
`;
}

function sectionHtml({ title, paragraphs, charts = [], tables = [] }: Section, heading: 'h2' | 'h3'): string {
  return `<section><${heading}>${text(title)}</${heading}>
${paragraphs.map((paragraph) => `<p>${text(paragraph)}</p>`).join('\n')}
${charts.length > 0 ? `<div class="charts">${charts.map(chartHtml).join('\n')}</div>` : ''}
${tables.map(tableHtml).join('\n')}</section>
`;
}

function chartHtml(chart: ChartSpec): string {
  const label = `${chart.title}. ${chart.description}`;
  return `<figure><figcaption>${text(chart.title)}</figcaption>
<div role="img" aria-label="${text(label)}"><div class="light" aria-hidden="true">${renderChart(chart, 'light')}</div>
<div class="dark" aria-hidden="true">${renderChart(chart, 'dark')}</div></div></figure>`;
}

function tableHtml({ caption, head, rows, folded }: ReportTable): string {
  const cells = (tag: 'th' | 'td', row: readonly string[]) =>
    row.map((cell) => `<${tag}>${text(cell)}</${tag}>`).join('');
  const name = caption && !folded ? `<caption>${text(caption)}</caption>` : '';
  const table = `<div class="scroll"><table>${name}<thead><tr>${cells('th', head)}</tr></thead>
<tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n')}</tbody></table></div>`;
  return folded ? `<details><summary>${text(caption ?? 'Table')}</summary>${table}</details>` : table;
}

/** Escapes text for content and attributes. */
function text(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
