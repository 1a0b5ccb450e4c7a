/**
 * What may stand in a CSV column. A type checks one value and writes it as COPY's text format wants it, in one pass,
 * because this runs for every value of every row.
 */

export interface ColumnType {
  /** What a good value looks like: the end of the sentence "expected ...". */
  readonly expected: string;
  /** @returns the value for COPY, or undefined when it is not what was expected */
  readonly toCopy: (value: string) => string | undefined;
}

/** COPY's word for null. */
export const copyNull = '\\N';

/** A whole number within bounds, both included. */
export function integer(least: number, most: number): ColumnType {
  return {
    expected: `a whole number from ${least} to ${most}`,
    toCopy: (value) => {
      const number = digitsOnly(value) ? Number(value) : wholeNumber(value);
      return number >= least && number <= most ? String(number) : undefined;
    },
  };
}

/** A number within bounds, both included, without exponent. */
export function decimal(least: number, most: number): ColumnType {
  return {
    expected: `a number from ${least} to ${most}`,
    toCopy: (value) => {
      const text = value.trim();
      if (!/^-?(\d+\.?\d*|\.\d+)$/.test(text)) return undefined;
      const number = Number(text);
      return number >= least && number <= most ? text : undefined;
    },
  };
}

/** Any text but an empty one. */
export const text: ColumnType = {
  expected: 'a text',
  toCopy: (value) => (value === '' ? undefined : escapeForCopy(value)),
};

/** One of a few words, exactly so. */
export function oneOf(words: readonly string[]): ColumnType {
  const known = new Set(words);
  return {
    expected: `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`,
    toCopy: (value) => (known.has(value) ? value : undefined),
  };
}

/** 0 or 1, or the words that other programs write for them. */
export const flag: ColumnType = {
  expected: '0 or 1 (or false or true)',
  toCopy: (value) => {
    if (value === '0') return 'f';
    if (value === '1') return 't';
    return flagWords.get(value.trim().toLowerCase());
  },
};

/** A day, or a day and a time; without a zone it is taken as UTC. */
export const timestamp: ColumnType = {
  expected: 'a date and time such as 2026-11-23T18:06:00Z',
  toCopy: (value) => {
    const match = timestampPattern.exec(value.trim());
    if (!match) return undefined;
    const [, day, time = '00:00', zone = 'Z'] = match;
    const moment = new Date(`${day}T${time}${zone.toUpperCase()}`);
    if (Number.isNaN(moment.getTime())) return undefined;
    // Date turns 30 February into 1 or 2 March; the day must still be the one that was written.
    return new Date(`${day}T00:00Z`).toISOString().startsWith(day) ? moment.toISOString() : undefined;
  },
};

/** The same, or nothing at all, which becomes null (or COPY text of the caller's choice). */
export function optional(type: ColumnType, whenEmpty: string = copyNull): ColumnType {
  return {
    expected: `${type.expected}, or nothing`,
    toCopy: (value) => (value === '' ? whenEmpty : type.toCopy(value)),
  };
}

/** A text for COPY, to which backslash, tab and line ends mean something. */
export function copyText(value: string): string {
  if (!/[\\\t\n\r]/.test(value)) return value;
  return value.replace(/[\\\t\n\r]/g, (character) => escapes[character as keyof typeof escapes]);
}

const flagWords = new Map([
  ...['0', 'f', 'false', 'n', 'no'].map((word) => [word, 'f'] as const),
  ...['1', 't', 'true', 'y', 'yes'].map((word) => [word, 't'] as const),
]);

const timestampPattern = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)(Z|[+-]\d\d:\d\d)?)?$/i;

function digitsOnly(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return value !== '';
}

/** With a sign or spaces around it; NaN when it is none. */
function wholeNumber(value: string): number {
  const text = value.trim();
  return /^-?\d+$/.test(text) ? Number(text) : NaN;
}

/** Postgres has no character 0, so such a text is refused. */
function escapeForCopy(value: string): string | undefined {
  return value.includes('\0') ? undefined : copyText(value);
}

const escapes = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' } as const;
