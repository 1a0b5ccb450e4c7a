import { ApiError } from '../errors';
import { violationsOf } from './rule-registry';
import type { Violation } from './rule-registry';

/**
 * Refuses arguments that break their rules; type-graphql asks before a resolver runs.
 *
 * @throws ApiError BAD_USER_INPUT with one sentence a value: where it stands, what was expected, what was got
 */
export function checkArgument(argument: unknown): void {
  const violations = violationsOf(argument);
  if (violations.length > 0) throw new ApiError('BAD_USER_INPUT', violations.map(sentence).join('; '));
}

const sentence = ({ path, expected, got }: Violation) => `${path}: expected ${expected}, got ${shown(got)}`;

/** Long values are the client's own; a glimpse is enough to find them. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
