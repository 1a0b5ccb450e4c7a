import { ApiError } from '../errors';

/**
 * Checks the size of a batch.
 *
 * @param what name of the items, in the plural
 * @throws ApiError BAD_USER_INPUT
 */
export function requireBatch({ length }: { readonly length: number }, max: number, what: string): void {
  if (length >= 1 && length <= max) return;
  const advice = length > max ? '. Send several requests' : '';
  throw new ApiError('BAD_USER_INPUT', `input: expected 1 to ${max} ${what}, got ${length}${advice}`);
}
