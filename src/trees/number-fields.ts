import { requireField, shorten, TreeTextError } from './text-lines';
import type { Block, Field } from './text-lines';
import { FINITE_FLOAT32, isFiniteFloat32 } from './finite-float32';

/** A field with one integer. */
export function wholeNumber(block: Block, key: string): number {
  const field = requireField(block, key);
  return parseWhole(field.value, field, key);
}

/** Numbers that are added to a score: each must be finite as float32. */
export function scores(block: Block, key: string, count: number): Float64Array {
  const result = numbers(block, key, count);
  checkEach(block, key, result, isFiniteFloat32, FINITE_FLOAT32);
  return result;
}

/** Numbers that describe the training, such as gains: finite, zeros when the field is missing. */
export function statistics(block: Block, key: string, count: number): Float64Array {
  const result = numbers(block, key, count, true);
  checkEach(block, key, result, Number.isFinite, 'finite');
  return result;
}

/** A field with `count` numbers, separated by spaces, which may be infinite; a missing `optional` field gives zeros. */
export function numbers(block: Block, key: string, count: number, optional = false): Float64Array {
  const result = new Float64Array(count);
  const field = words(block, key, count, optional);
  field?.words.forEach((word, i) => (result[i] = parseNumber(word, field, key)));
  return result;
}

/** A field with `count` integers, separated by spaces; a missing `optional` field gives zeros. */
export function wholeNumbers(block: Block, key: string, count: number, optional = false): Int32Array {
  const result = new Int32Array(count);
  const field = words(block, key, count, optional);
  field?.words.forEach((word, i) => (result[i] = parseWhole(word, field, key)));
  return result;
}

function checkEach(
  block: Block,
  key: string,
  values: Float64Array,
  isValid: (value: number) => boolean,
  expected: string,
): void {
  const place = values.findIndex((value) => !isValid(value));
  if (place < 0) return;
  const { value, line } = requireField(block, key);
  const word = shorten(value.split(' ')[place]);
  throw new TreeTextError(
    line,
    `${key}: expected numbers that are ${expected}, got "${word}" at position ${place + 1}`,
  );
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
