/** How many names a message lists before it only counts. */
const MAX_NAMES = 5;

/** How a model's columns differ from those of this release, for people who decide what to do about it. */
export function columnDifference(found: readonly string[], expected: readonly string[]): string {
  const missing = expected.filter((name) => !found.includes(name));
  const unknown = found.filter((name) => !expected.includes(name));
  const parts = [
    ...(missing.length > 0 ? [`it lacks ${listOf(missing)}`] : []),
    ...(unknown.length > 0 ? [`it has ${listOf(unknown)}, which this release does not`] : []),
  ];
  if (parts.length > 0) return parts.join('; ');
  return found.every((name, i) => name === expected[i])
    ? 'the columns have the same names, but other types or missing values'
    : 'it has the same columns in another order';
}

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).join(', ');
  return names.length > MAX_NAMES ? `${shown} and ${names.length - MAX_NAMES} more` : shown;
}
