import { ApiError } from '../errors';
import { violationsOf } from './rule-registry';
import type { Violation } from './rule-registry';

/**
 * Rejects arguments that violate their rules; type-graphql calls it before a resolver runs.
 *
 * @throws ApiError BAD_USER_INPUT with one sentence per value: its path, what was expected, what was found
 */
export function checkArgument(argument: unknown): void {
  const violations = violationsOf(argument);
  if (violations.length > 0) throw new ApiError('BAD_USER_INPUT', violations.map(sentence).join('; '));
}

const sentence = ({ path, expected, got }: Violation) => `${path}: expected ${expected}, got ${shown(got)}`;

/** The client knows its own value; the beginning of a long one is enough to find it. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
