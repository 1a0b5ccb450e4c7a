import type { Booster, Tree } from '../gbdt/tree';
import { ownEntry } from '../gbdt/lightgbm-params';
import type { ParsedBooster, ParsedTree } from '../trees/tree';
import { parseTreeText } from '../trees/tree-text';

/**
 * Reads a booster from LightGBM's text format, whether this package or LightGBM wrote it. Its initScore is 0, because the
 * text has it in the first tree.
 * @throws TreeTextError that names the line
 */
export function lightGbmTextToBooster(text: string): Booster {
  const parsed = parseTreeText(text);
  const params = Object.entries(parsed.params).map(([name, value]) => ownEntry(name, value));
  return { ...parsed, params: Object.fromEntries(params) };
}

/**
 * Serving must not import the trainer, so each side has its own type for a tree. This line fails to compile if the two
 * types diverge.
 */
export type TreesAreInterchangeable = [Same<Tree, ParsedTree>, Extends<ParsedBooster, Booster>] extends [
  true,
  true,
]
  ? true
  : never;
export const TREES_ARE_INTERCHANGEABLE: TreesAreInterchangeable = true;

type Extends<A, B> = [A] extends [B] ? true : false;
type Same<A, B> = Extends<A, B> extends true ? Extends<B, A> : false;
