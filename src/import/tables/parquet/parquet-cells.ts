/**
 * Values of Parquet columns as text that loses nothing. The library's own conversions give JavaScript numbers and dates, which
 * have too few digits for decimals and for timestamps below a millisecond, and no difference between local times and moments.
 */
import type { FileMetaData, ParquetParsers, SchemaElement } from 'hyparquet';
import { decimalText, float32Text, numberText } from '../number-text';
import type { Field } from '../table';

/** Gives timestamps as ISO text without an offset. */
export const losslessParsers: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (ms: bigint | number) => isoText(BigInt(ms), 3),
  timestampFromMicroseconds: (micros: bigint) => isoText(micros, 6),
  timestampFromNanoseconds: (nanos: bigint) => isoText(nanos, 9),
  dateFromDays: (days: number) => isoText(BigInt(days) * 86_400n, 0)?.slice(0, 10),
  jsonFromBytes: (bytes: Uint8Array) => utf8.decode(bytes),
};

/** The metadata with decimals declared as plain numbers or bytes, which `cellReader` converts. */
export function lossless(metadata: FileMetaData): FileMetaData {
  return {
    ...metadata,
    schema: metadata.schema.map((element) => {
      if (element.converted_type !== 'DECIMAL' && element.logical_type?.type !== 'DECIMAL') return element;
      const plain = { ...element };
      delete plain.converted_type;
      delete plain.logical_type;
      return plain;
    }),
  };
}

/** How values of this column become text. */
export function cellReader(element: SchemaElement): (value: unknown) => Field {
  if (element.converted_type === 'DECIMAL' || element.logical_type?.type === 'DECIMAL') {
    const scale =
      element.scale ?? (element.logical_type?.type === 'DECIMAL' ? element.logical_type.scale : 0);
    return (value) => (isMissing(value) ? null : decimalText(unscaled(value), scale));
  }
  if (isMoment(element)) return (value) => (typeof value === 'string' ? `${value}Z` : plainText(value));
  if (element.type === 'FLOAT')
    return (value) => (typeof value === 'number' ? float32Text(value) : plainText(value));
  return plainText;
}

/** Whether timestamps are moments (true) or times of an unnamed zone. Without that information, the format means moments. */
function isMoment({ type, converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  if (logical?.type === 'TIMESTAMP') return logical.isAdjustedToUTC;
  return type === 'INT96' || converted === 'TIMESTAMP_MILLIS' || converted === 'TIMESTAMP_MICROS';
}

function plainText(value: unknown): Field {
  if (isMissing(value) || value === '') return null;
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return numberText(value);
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      if (value instanceof Uint8Array) return utf8.decode(value) || null;
      return JSON.stringify(value, (_, inner: unknown) =>
        typeof inner === 'bigint' ? String(inner) : inner,
      );
  }
}

function unscaled(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as bigint | number);
  let bits = 0n;
  for (const byte of value) bits = bits * 256n + BigInt(byte);
  return BigInt.asIntN(value.length * 8, bits);
}

/** @param digits decimal digits of a second that the count has */
function isoText(count: bigint, digits: number): string | undefined {
  const perSecond = 10n ** BigInt(digits);
  const fraction = ((count % perSecond) + perSecond) % perSecond;
  const seconds = new Date(Number((count - fraction) / perSecond) * 1_000);
  if (Number.isNaN(seconds.getTime())) return undefined;
  const text = seconds.toISOString().replace('.000Z', '');
  const decimals = String(fraction).padStart(digits, '0').replace(/0+$/, '');
  return digits === 0 || decimals === '' ? text : `${text}.${decimals}`;
}

const isMissing = (value: unknown) => value === null || value === undefined;

const utf8 = new TextDecoder();
