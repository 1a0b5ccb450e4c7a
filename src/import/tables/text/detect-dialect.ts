import type { Dialect } from './split-record';
import { splitRecord } from './split-record';

const delimiters = [',', ';', '\t', '|'] as const;

/**
 * The delimiter that gives most lines as many fields as the header, then the one that gives more fields.
 *
 * @param lines the header and some lines after it
 * @param delimiter undefined to detect it
 */
export function detectDialect(lines: readonly string[], delimiter?: string): Dialect {
  const [header = '', ...others] = lines;
  const candidates = delimiter === undefined ? delimiters : [delimiter];
  let best: { dialect: Dialect; score: number } | undefined;
  for (const candidate of candidates) {
    const dialect: Dialect = { delimiter: candidate, ...quoting(lines, candidate) };
    const width = widthOf(header, dialect);
    const fitting = others.filter((line) => widthOf(line, dialect) === width).length;
    const share = others.length === 0 ? 1 : fitting / others.length;
    const score = width < 2 ? 0 : share + Math.min(width, 100) / 1_000;
    if (best === undefined || score > best.score) best = { dialect, score };
  }
  return best?.dialect ?? { delimiter: ',', quote: '"', escape: 'doubled' };
}

function widthOf(line: string, dialect: Dialect): number {
  const split = splitRecord(line, dialect);
  return typeof split === 'string' ? -1 : split.length;
}

/** Double quotes, unless fields are regularly enclosed in single ones. */
function quoting(lines: readonly string[], delimiter: string): Pick<Dialect, 'quote' | 'escape'> {
  const count = (quote: string) =>
    lines.filter((line) =>
      line
        .split(delimiter)
        .some((field) => field.length > 1 && field.startsWith(quote) && field.endsWith(quote)),
    ).length;
  const [double, single] = [count('"'), count("'")];
  const quote = double === 0 && single * 2 > lines.length ? "'" : '"';
  const text = lines.join('\n');
  const isBackslash =
    text.includes(`\\${quote}`) &&
    !new RegExp(`[^${delimiter === '|' ? '\\|' : delimiter}\n]${quote}${quote}`).test(text);
  return { quote, escape: isBackslash ? 'backslash' : 'doubled' };
}
