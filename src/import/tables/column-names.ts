/**
 * Column names from a header: trimmed, never empty, each one once. The first of several columns keeps the name, so a
 * person can refer to each of them in a map file.
 */
export function columnNames(header: readonly (string | null)[]): readonly string[] {
  const seen = new Set<string>();
  return header.map((field, index) => {
    const name = field?.trim() || `column ${index + 1}`;
    let unique = name;
    for (let count = 2; seen.has(unique.toLowerCase()); count++) unique = `${name} (${count})`;
    seen.add(unique.toLowerCase());
    return unique;
  });
}
