/**
 * The prose of a source file: comments, texts shown to people, descriptions, Markdown paragraphs.
 *
 * The result has the length and the lines of the source, so a position in one is a position in the other. Comment marks
 * become spaces, so that a phrase may continue on the next line; everything that is not prose becomes BARRIER, so that
 * no phrase continues across it.
 */
import { extname, basename } from 'node:path';
import { isScript, typescriptProse } from './typescript-prose.mjs';

const BARRIER = '\u0001';

/** Ranges of prose per kind of file: each match, or its group `prose` where there is one. */
const prosePatterns = {
  sql: [/--.*/g, /\/\*[^]*?\*\//g],
  graphql: [/"""[^]*?"""/g, /"(?:[^"\\\n]|\\.)*"/g, /#.*/g],
  prisma: [/\/\/.*/g],
  css: [/\/\*[^]*?\*\//g],
  hash: [/(?<=^|\s)#.*/gm],
  html: [/(?<=>)[^<>]+(?=<)/g],
  markdown: [/[^]+/g],
};

const kinds = {
  '.sql': 'sql',
  '.graphql': 'graphql',
  '.prisma': 'prisma',
  '.css': 'css',
  '.html': 'html',
  '.md': 'markdown',
  '.py': 'hash',
  '.sh': 'hash',
  '.yml': 'hash',
  '.yaml': 'hash',
  '.toml': 'hash',
};

/** Parts of prose that are not English: code, addresses, HTML, the names and types of @param. */
const notEnglish = [
  /^(```|~~~)[^]*?^\1/gm,
  /`[^`\n]+`/g,
  /<!--[^]*?-->/g,
  /<[a-z/][^<>\n]*>/gi,
  /\]\([^)\n]*\)/g,
  /https?:\/\/[^\s)'"`|]+/g,
  /@(param|returns|type|typedef|template|property)\s+\{[^}\n]*\}/g,
  /@(param)\s+[\w,]+/g,
  /\\[nrt0]|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}/gi,
  /%[sdijo]\b/g,
  /&[a-z]+;/g,
];

/**
 * @param {string} path
 * @param {string} source
 * @returns {string | undefined} undefined for a kind of file without prose
 */
export function proseOf(path, source) {
  const ranges = rangesOf(path, source);
  if (ranges === undefined) return undefined;
  const characters = Array.from({ length: source.length }, (_, at) =>
    source[at] === '\n' || source[at] === ' ' ? source[at] : BARRIER,
  );
  for (const [start, end] of ranges) {
    const text = withoutMarks(withoutCode(source.slice(start, end)));
    for (let at = start; at < end; at++) characters[at] = text[at - start];
  }
  return characters.join('');
}

function rangesOf(path, source) {
  if (isScript(path)) return typescriptProse(path, source);
  const kind = kinds[extname(path)] ?? (['Dockerfile', 'run'].includes(basename(path)) ? 'hash' : undefined);
  if (kind === undefined) return undefined;
  return prosePatterns[kind].flatMap((pattern) =>
    [...source.matchAll(pattern)].map(({ index, 0: { length } }) => [index, index + length]),
  );
}

function withoutCode(text) {
  let rest = text;
  for (const pattern of notEnglish) {
    rest = rest.replace(pattern, (code) => code.replace(/[^\n ]/g, BARRIER));
  }
  return rest;
}

/** The marks of comments at the beginning of each line, and the quotes around descriptions. */
function withoutMarks(text) {
  return text
    .replace(/^[ \t]*(\/\*\*?|\*\/|\*|\/\/+|--|#+|>)/gm, (mark) => ' '.repeat(mark.length))
    .replace(/\*\/|"""/g, (mark) => ' '.repeat(mark.length));
}
