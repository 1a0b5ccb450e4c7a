/** One record of a CSV file: text to fields. */
import type { Field } from '../table';

export interface Dialect {
  readonly delimiter: string;
  /** Around fields; undefined if the file has none. */
  readonly quote: string | undefined;
  /** How a quote inside a quoted field is written. */
  readonly escape: 'doubled' | 'backslash';
}

/**
 * - open: the text ends inside a quoted field, so the record continues on the next line;
 * - invalid: no following line can make it a record.
 */
export type Split = readonly Field[] | 'open' | 'invalid';

/**
 * A quote has a meaning only at the beginning of a field: in `6" plate` it is a character. Empty fields, quoted or not,
 * are null.
 */
export function splitRecord(text: string, { delimiter, quote, escape }: Dialect): Split {
  if (quote === undefined || !text.includes(quote)) {
    const plain: Field[] = text.split(delimiter);
    for (let at = 0; at < plain.length; at++) if (plain[at] === '') plain[at] = null;
    return plain;
  }
  const fields: Field[] = [];
  let at = 0;
  for (;;) {
    const start = skipSpaces(text, at, delimiter);
    if (text[start] === quote) {
      const end = closingQuote(text, start + 1, quote, escape);
      if (end < 0) return 'open';
      const next = skipSpaces(text, end + 1, delimiter);
      if (next < text.length && text[next] !== delimiter) return 'invalid';
      fields.push(unescape(text.slice(start + 1, end), quote, escape) || null);
      at = next;
    } else {
      const end = text.indexOf(delimiter, at);
      const stop = end < 0 ? text.length : end;
      fields.push(text.slice(at, stop) || null);
      at = stop;
    }
    if (at >= text.length) return fields;
    at += 1;
  }
}

/** Position of the quote that closes the field, or -1. */
function closingQuote(text: string, from: number, quote: string, escape: Dialect['escape']): number {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (escape === 'doubled') {
      if (text[at + 1] !== quote) return at;
      at += 1;
    } else if (backslashesBefore(text, at, from) % 2 === 0) return at;
  }
  return -1;
}

function backslashesBefore(text: string, at: number, from: number): number {
  let start = at;
  while (start > from && text[start - 1] === '\\') start -= 1;
  return at - start;
}

function unescape(text: string, quote: string, escape: Dialect['escape']): string {
  if (escape === 'doubled') return text.includes(quote) ? text.replaceAll(quote + quote, quote) : text;
  return text.includes('\\')
    ? text.replace(/\\(.)/gs, (_, next: string) => (next === quote || next === '\\' ? next : `\\${next}`))
    : text;
}

function skipSpaces(text: string, from: number, delimiter: string): number {
  let at = from;
  while (text[at] === ' ' && delimiter !== ' ') at += 1;
  return at;
}
