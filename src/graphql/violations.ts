import type { ValidationError } from 'class-validator';

/**
 * class-validator's findings in our one sentence: path of the argument, what was expected, what was got. The rules'
 * own messages say only the expected part ("a whole number from 0 to 6").
 */
export function describeViolations(violations: readonly ValidationError[]): string {
  return violations.flatMap((violation) => sentences(violation, '')).join('; ');
}

function sentences(violation: ValidationError, prefix: string): string[] {
  const path = `${prefix}${violation.property}`;
  const own = Object.values(violation.constraints ?? {}).slice(0, 1);
  return [
    ...own.map((expected) => `${path}: expected ${expected}, got ${shown(violation.value)}`),
    ...(violation.children ?? []).flatMap((child) => sentences(child, `${path}.`)),
  ];
}

/** Long values are the client's own; a glimpse is enough to find them. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
