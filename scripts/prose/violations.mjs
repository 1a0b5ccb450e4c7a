import { proseOf } from './prose-of.mjs';
import { misspelled } from './spelling.mjs';
import { declaredNames, isScript } from './typescript-prose.mjs';
import { nameOfFile, namesToAvoid, phrasesToAvoid } from './word-list.mjs';

/**
 * @param {string} path decides how the source is read, and its name is checked too
 * @param {string} source
 * @returns {Promise<import('./word-list.mjs').Violation[]>} in the order of their positions; none for a kind of file
 *   without prose
 */
export async function violationsIn(path, source) {
  const prose = proseOf(path, source);
  if (prose === undefined) return [];
  const names = isScript(path) ? declaredNames(path, source) : [];
  const violations = [
    ...phrasesToAvoid(prose),
    ...(await misspelled(prose)),
    ...namesToAvoid([{ name: nameOfFile(path), at: 0 }, ...names]),
  ];
  return violations.sort((a, b) => a.at - b.at);
}
