import { requireField, shorten, TreeTextError } from './text-lines';
import type { Block, Field } from './text-lines';

/** A field that holds one whole number. */
export function wholeNumber(block: Block, key: string): number {
  const field = requireField(block, key);
  return parseWhole(field.value, field, key);
}

/** A field of `count` numbers separated by blanks; `optional` ones that are missing are zeros. */
export function numbers(block: Block, key: string, count: number, optional = false): Float64Array {
  const result = new Float64Array(count);
  const field = words(block, key, count, optional);
  field?.words.forEach((word, i) => (result[i] = parseNumber(word, field, key)));
  return result;
}

/** A field of `count` whole numbers separated by blanks; `optional` ones that are missing are zeros. */
export function wholeNumbers(block: Block, key: string, count: number, optional = false): Int32Array {
  const result = new Int32Array(count);
  const field = words(block, key, count, optional);
  field?.words.forEach((word, i) => (result[i] = parseWhole(word, field, key)));
  return result;
}

interface Words extends Field {
  readonly words: readonly string[];
}

function words(block: Block, key: string, count: number, optional: boolean): Words | null {
  if (count === 0 || (optional && !block.fields.get(key)?.value)) return null;
  const field = requireField(block, key);
  const parts = field.value === '' ? [] : field.value.split(' ');
  if (parts.length !== count) {
    throw new TreeTextError(field.line, `${key}: expected ${count} numbers, got ${parts.length}`);
  }
  return { ...field, words: parts };
}

function parseNumber(word: string, field: Field, key: string): number {
  // Number would also read hexadecimal, octal and binary literals, which are no numbers in this format.
  const value = INFINITIES.get(word) ?? (/^[-+]?0[xob]/i.test(word) ? NaN : Number(word));
  if (word === '' || Number.isNaN(value)) {
    throw new TreeTextError(field.line, `${key}: expected a number, got "${shorten(word)}"`);
  }
  return value;
}

function parseWhole(word: string, field: Field, key: string): number {
  const value = parseNumber(word, field, key);
  if (!Number.isInteger(value) || Math.abs(value) >= 2 ** 31) {
    throw new TreeTextError(field.line, `${key}: expected a 32-bit whole number, got "${shorten(word)}"`);
  }
  return value;
}

const INFINITIES = new Map([
  ['inf', Infinity],
  ['-inf', -Infinity],
]);
