/** Checks that there is something to learn: a booster needs both bought candidates and others. */
import { TooLittleDataError } from './too-little-data';

export interface LabelledUsers {
  /** One per row: 1 if the candidate was bought. */
  readonly labels: ArrayLike<number>;
  /** User of each row. */
  readonly users: Int32Array;
  readonly targets: number;
}

/**
 * @param folds fold of each user, if boosters are trained with one fold left out each
 * @throws TooLittleDataError if all rows, or all rows outside one fold, have the same label
 */
export function checkLabels(
  { labels, users, targets }: LabelledUsers,
  folds: ReadonlyMap<number, number> | undefined,
): void {
  const foldsWith: readonly [Set<number>, Set<number>] = [new Set(), new Set()];
  for (let row = 0; row < users.length; row++) foldsWith[labels[row]].add(folds?.get(users[row]) ?? 0);
  const [left, bought] = foldsWith;
  const among = `the ${users.length} candidates of ${targets} past orders`;
  const minFolds = folds ? 2 : 1;
  if (bought.size < minFolds) {
    throw new TooLittleDataError(
      bought.size === 0
        ? `repeat purchases or a smaller catalogue are needed, but none of ${among} was bought`
        : `repeat purchases of more users are needed, but only users of one fold bought any of ${among}`,
    );
  }
  if (left.size < minFolds) {
    throw new TooLittleDataError(
      `candidates that users do not buy are needed, but almost all of ${among} were bought`,
    );
  }
}
