/**
 * The values that a CSV column may contain. A type checks a value and encodes it for COPY's text format in one pass,
 * because this runs for every value of every row.
 */
import { canonicalExternalId } from '../orders/external-id';

export interface ColumnType {
  /** Description of valid values; completes the sentence "expected ...". */
  readonly expected: string;
  /** @returns the value for COPY, or undefined if it is invalid */
  readonly toCopy: (value: string) => string | undefined;
}

/** Null in COPY's text format. */
export const COPY_NULL = '\\N';

/** A whole number within inclusive bounds. */
export function integer(min: number, max: number): ColumnType {
  return {
    expected: `a whole number from ${min} to ${max}`,
    toCopy: (value) => {
      const number = digitsOnly(value) ? Number(value) : wholeNumber(value);
      return number >= min && number <= max ? String(number) : undefined;
    },
  };
}

/** A number within inclusive bounds, without an exponent. */
export function decimal(min: number, max: number): ColumnType {
  return {
    expected: `a number from ${min} to ${max}`,
    toCopy: (value) => {
      const text = value.trim();
      if (!/^-?(\d+\.?\d*|\.\d+)$/.test(text)) return undefined;
      const number = Number(text);
      return number >= min && number <= max ? text : undefined;
    },
  };
}

/** Any text that is not empty. */
export const text: ColumnType = {
  expected: 'a text',
  toCopy: (value) => (value === '' ? undefined : escapeForCopy(value)),
};

/** One of a few words, matched exactly. */
export function oneOf(words: readonly string[]): ColumnType {
  const known = new Set(words);
  return {
    expected: `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`,
    toCopy: (value) => (known.has(value) ? value : undefined),
  };
}

/** 0 or 1, or one of the words that other programs write instead. */
export const flag: ColumnType = {
  expected: '0 or 1 (or false or true)',
  toCopy: (value) => {
    if (value === '0') return 'f';
    if (value === '1') return 't';
    return flagWords.get(value.trim().toLowerCase());
  },
};

/** The shop's own id of something. In numeric mode, ids/numeric-ids.ts takes its place. */
export const externalId: ColumnType = {
  expected: 'an id of 1 to 255 characters without control characters',
  toCopy: (value) => {
    const id = isMissing(value) ? undefined : canonicalExternalId(value);
    return id === undefined ? undefined : copyText(id);
  },
};

/** The type, or a missing value, which becomes null or the given COPY text. */
export function optional(type: ColumnType, whenMissing: string = COPY_NULL): ColumnType {
  const isNothing = type === text ? isMissingText : isMissing;
  return {
    expected: `${type.expected}, or nothing`,
    toCopy: (value) => (isNothing(value) ? whenMissing : type.toCopy(value)),
  };
}

/** Whether a cell is empty, or contains what pandas, R, a spreadsheet or a database writes for an empty one. */
export const isMissing = (value: string) =>
  value === '' || (value.length <= 8 && missingWords.has(value.trim().toLowerCase()));

/** In texts, NA is the country code of Namibia, and Nat is a name. */
const isMissingText = (value: string) => value === '' || missingTexts.has(value.trim());

/** Escapes the characters that are special to COPY: backslash, tab and line ends. */
export function copyText(value: string): string {
  if (!/[\\\t\n\r]/.test(value)) return value;
  return value.replace(/[\\\t\n\r]/g, (character) => escapes[character as keyof typeof escapes]);
}

const missingWords = new Set(['', 'nan', 'nat', 'na', 'n/a', '<na>', 'null', 'none', '\\n']);
const missingTexts = new Set(['', 'NaN', 'nan', 'null', 'NULL', 'None', '\\N']);

const flagWords = new Map([
  ...['0', 'f', 'false', 'n', 'no'].map((word) => [word, 'f'] as const),
  ...['1', 't', 'true', 'y', 'yes'].map((word) => [word, 't'] as const),
]);

function digitsOnly(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return value !== '';
}

/** Accepts a sign and surrounding spaces; NaN if the value is not a whole number. */
function wholeNumber(value: string): number {
  const text = value.trim();
  return /^-?\d+$/.test(text) ? Number(text) : NaN;
}

/** Postgres cannot store the character 0, so a text that contains it is invalid. */
function escapeForCopy(value: string): string | undefined {
  return value.includes('\0') ? undefined : copyText(value);
}

const escapes = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' } as const;
