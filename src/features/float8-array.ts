/**
 * Postgres's binary form of a float8[] of one or two dimensions without gaps, as `array_send` gives it:
 *
 *   number of dimensions | has nulls | element type | (length, lower bound) per dimension | (bytes, value) per element
 *
 * All numbers are big-endian and 4 bytes long, except values, which are 8 bytes long. A null has length -1 and no
 * value.
 *
 * @returns the elements, row after row; NaN for null
 */
export function readFloat8Array(bytes: Buffer): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dimensions = view.getInt32(0);
  let count = dimensions === 0 ? 0 : 1;
  for (let d = 0; d < dimensions; d++) count *= view.getInt32(12 + 8 * d);
  const values = new Float64Array(count);
  let at = 12 + 8 * dimensions;
  for (let i = 0; i < count; i++) {
    const isNull = view.getInt32(at) < 0;
    values[i] = isNull ? NaN : view.getFloat64(at + 4);
    at += isNull ? 4 : 12;
  }
  return values;
}
