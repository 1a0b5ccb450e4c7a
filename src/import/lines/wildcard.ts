/** Whether a text matches one of the patterns, in which `*` stands for any text. Letter case does not matter. */
export function wildcards(patterns: readonly string[]): (text: string) => boolean {
  if (patterns.length === 0) return () => false;
  const exact = new Set(
    patterns.filter((pattern) => !pattern.includes('*')).map((pattern) => pattern.toLowerCase()),
  );
  const open = patterns.filter((pattern) => pattern.includes('*')).map(asExpression);
  return (text) =>
    exact.has(text.trim().toLowerCase()) || open.some((expression) => expression.test(text.trim()));
}

function asExpression(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'is');
}
