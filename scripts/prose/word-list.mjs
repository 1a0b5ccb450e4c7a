/** The words and patterns of word-list.yaml, and where they occur. */
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { parse } from 'yaml';

/** @typedef {{ kind: 'text' | 'name', at: number, found: string, instead: string }} Violation `at` is a position in the text */

export const wordList = parse(readFileSync(new URL('./word-list.yaml', import.meta.url), 'utf8'));

const phrases = wordList.phrases.map(({ find, instead }) => ({ pattern: phrasePattern(find), instead }));
const names = wordList.names.map(({ find, instead }) => ({ pattern: new RegExp(find, 'u'), instead }));

/** @param {string} find a phrase's expression: bounded by word boundaries, a space matches any white space */
export function phrasePattern(find) {
  return new RegExp(`(?<![\\w-])(?:${find.replaceAll(' ', '\\s+')})(?![\\w-])`, 'giu');
}

/** @param {string} prose @returns {Violation[]} */
export function phrasesToAvoid(prose) {
  return phrases.flatMap(({ pattern, instead }) =>
    [...prose.matchAll(pattern)].map(({ index, 0: found }) => ({
      kind: 'text',
      at: index,
      found: found.replace(/\s+/g, ' '),
      instead,
    })),
  );
}

/** @param {{ name: string, at: number }[]} declared @returns {Violation[]} */
export function namesToAvoid(declared) {
  return declared.flatMap(({ name, at }) => {
    const rule = names.find(({ pattern }) => pattern.test(name));
    return rule === undefined ? [] : [{ kind: 'name', at, found: name, instead: rule.instead }];
  });
}

/** @param {string} path @returns {string} the file's name as a name in code: train-model.ts is trainModel */
export function nameOfFile(path) {
  return basename(path, extname(path)).replace(/[-.](\w)/g, (_, letter) => letter.toUpperCase());
}
