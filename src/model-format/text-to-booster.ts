import type { Booster } from '../gbdt/tree';
import { ownEntry } from '../gbdt/lightgbm-params';
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
