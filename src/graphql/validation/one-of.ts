import { ApiError } from '../errors';

/**
 * Checks that a client gave exactly one of two arguments.
 *
 * @param given both arguments by name
 * @throws ApiError BAD_USER_INPUT. The message repeats no value, because an id can be personal data.
 */
export function requireOneOf(given: Readonly<Record<string, unknown>>): void {
  const count = Object.values(given).filter((value) => value !== null && value !== undefined).length;
  if (count === 1) return;
  const got = count === 0 ? 'neither' : 'both';
  throw new ApiError(
    'BAD_USER_INPUT',
    `${Object.keys(given).join(', ')}: expected exactly one of them, got ${got}`,
  );
}
