import { ApiError } from '../errors';
import { itemErrorOf } from '../item-error.type';

/**
 * Writes the items of a batch that are sound.
 *
 * @param check throws an ApiError for an item that is not
 * @returns for each item, in order: what was written, or why not
 */
export async function writeBatch<Input, Change, Written>(
  inputs: readonly Input[],
  check: (input: Input) => Change,
  write: (changes: readonly Change[]) => Promise<readonly (Written | ApiError)[]>,
): Promise<readonly (Written | ApiError)[]> {
  const checked = inputs.map((input): { readonly change: Change } | ApiError => {
    try {
      return { change: check(input) };
    } catch (error) {
      return itemErrorOf(error);
    }
  });
  const changes = checked.flatMap((item) => (item instanceof ApiError ? [] : [item.change]));
  const written = changes.length === 0 ? [] : [...(await write(changes))];
  return checked.map((item) => (item instanceof ApiError ? item : (written.shift() as Written | ApiError)));
}
