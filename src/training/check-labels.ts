/** Whether there is anything to learn: a booster needs candidates that were bought and candidates that were not. */
import { TooLittleDataError } from './too-little-data';

export interface LabelledUsers {
  /** One per row: 1 when the candidate was bought. */
  readonly labels: ArrayLike<number>;
  /** User of each row. */
  readonly users: Int32Array;
  readonly targets: number;
}

/**
 * @param folds fold of each user, where boosters are trained without one fold each; undefined without folds
 * @throws TooLittleDataError when the rows, or what remains of them without one fold, are all bought or all not bought
 */
export function checkLabels(
  { labels, users, targets }: LabelledUsers,
  folds: ReadonlyMap<number, number> | undefined,
): void {
  const foldsWith: readonly [Set<number>, Set<number>] = [new Set(), new Set()];
  for (let row = 0; row < users.length; row++) foldsWith[labels[row]].add(folds?.get(users[row]) ?? 0);
  const [left, bought] = foldsWith;
  const among = `the ${users.length} candidates of ${targets} past orders`;
  const least = folds ? 2 : 1;
  if (bought.size < least) {
    throw new TooLittleDataError(
      bought.size === 0
        ? `repeat purchases or a smaller catalogue are needed, found none of ${among} bought`
        : `repeat purchases of more users are needed, found hardly any of ${among} bought`,
    );
  }
  if (left.size < least) {
    throw new TooLittleDataError(
      `products that users leave out are needed, found almost all of ${among} bought`,
    );
  }
}
