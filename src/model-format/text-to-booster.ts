import type { Booster, Tree } from '../gbdt/tree';
import type { ParsedBooster, ParsedTree } from '../trees/tree';
import { parseTreeText } from '../trees/tree-text';

/**
 * A booster from LightGBM's text, our own or LightGBM's. Its initScore is 0, since the text keeps it in the first tree.
 * Throws TreeTextError, which names the line.
 */
export function lightGbmTextToBooster(text: string): Booster {
  return parseTreeText(text);
}

/**
 * Serving must not import the trainer, so each side of models/ has its own words for a tree. This line does not compile
 * when they drift apart.
 */
export type TreesAreInterchangeable = [Same<Tree, ParsedTree>, Extends<ParsedBooster, Booster>] extends [
  true,
  true,
]
  ? true
  : never;
export const treesAreInterchangeable: TreesAreInterchangeable = true;

type Extends<A, B> = [A] extends [B] ? true : false;
type Same<A, B> = Extends<A, B> extends true ? Extends<B, A> : false;
