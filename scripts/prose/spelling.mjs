/** Spelling in British English, with the project's own words from dictionary.txt. */
import { readFileSync } from 'node:fs';
import { spellCheckDocument } from 'cspell-lib';
import { wordList } from './word-list.mjs';

const dictionaries = [
  'en-gb',
  'softwareTerms',
  'networkingTerms',
  'typescript',
  'node',
  'sql',
  'companies',
  'data-science',
];

const words = readFileSync(new URL('./dictionary.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

const settings = {
  language: 'en-GB',
  dictionaries,
  words,
  flagWords: Object.keys(wordList.americanisms),
  // Constants, acronyms and words with digits. Without flags the package ignores case.
  ignoreRegExpList: ['/\\b[A-Z][A-Z_0-9]+\\b/g', '/\\b\\w*\\d\\w*\\b/g'],
  maxNumberOfProblems: 10_000,
  maxDuplicateProblems: 10_000,
};

/**
 * @param {string} prose
 * @returns {Promise<import('./word-list.mjs').Violation[]>}
 */
export async function misspelled(prose) {
  const document = { uri: 'stdin:///prose.txt', text: prose, languageId: 'plaintext', locale: 'en-GB' };
  const { issues } = await spellCheckDocument(
    document,
    { generateSuggestions: false, noConfigSearch: true },
    settings,
  );
  return issues.map(({ text, offset }) => ({ kind: 'text', at: offset, found: text, instead: advice(text) }));
}

function advice(word) {
  const british = wordList.americanisms[word.toLowerCase()];
  if (british !== undefined) return british;
  return 'correct the spelling, or add a technical term to scripts/prose/dictionary.txt';
}
