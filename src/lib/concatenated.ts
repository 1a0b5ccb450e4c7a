/** Concatenates typed arrays into a new one of the same type. */
export function concatenated<T extends Float32Array | Float64Array | Int32Array>(
  make: new (length: number) => T,
  parts: readonly T[],
): T {
  const all = new make(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
