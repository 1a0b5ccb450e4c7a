/** Where TypeScript and JavaScript files hold prose and names. */
import { extname } from 'node:path';
import ts from 'typescript';

const endings = ['.ts', '.tsx', '.mts', '.mjs', '.cjs', '.js', '.jsx'];

/** @param {string} path */
export const isScript = (path) => endings.includes(extname(path));

/** Statements of SQL inside strings are code. */
const sql =
  /^\s*(select|insert|update|delete|create|alter|drop|with|set|begin|commit|rollback|truncate|copy|explain|vacuum|analyze|reset|lock|refresh|listen|notify|from|where|values|left join|join|grant|show|call|do)\b(?!.*[.!?:]$)/;

/** Two words in a row; what has fewer is a key, not a sentence. */
const sentence = /[\p{L},;.:)]\s+[\p{L}(]/u;

/**
 * @param {string} path
 * @param {string} source
 * @returns {[number, number][]} start and end of each comment and of each text that people read
 */
export function typescriptProse(path, source) {
  const file = parse(path, source);
  const literals = [];
  const texts = [];
  visit(file, (node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isJsxText(node)) {
      if (isProse(node, file)) texts.push(...piecesOf(node, file));
    }
    if (isLiteral(node)) literals.push([node.getStart(file), node.getEnd()]);
  });
  return [...texts, ...commentsOutside(source, literals)];
}

/**
 * @param {string} path
 * @param {string} source
 * @returns {{ name: string, at: number }[]} the names that the file declares, each where it is first declared
 */
export function declaredNames(path, source) {
  const file = parse(path, source);
  const names = new Map();
  visit(file, (node) => {
    if (!ts.isIdentifier(node) || node.parent.name !== node || names.has(node.text)) return;
    // The member of another object and an imported name are declared elsewhere.
    if (ts.isPropertyAccessExpression(node.parent) || ts.isImportSpecifier(node.parent)) return;
    names.set(node.text, node.getStart(file));
  });
  return [...names].map(([name, at]) => ({ name, at }));
}

function parse(path, source) {
  const jsx = /x$/.test(path) ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, jsx);
}

function visit(node, see) {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

function isProse(node, file) {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent))
    return false;
  if (ts.isTaggedTemplateExpression(parent)) return false;
  const text = node.getText(file).replace(/^['"`]|['"`]$/g, '');
  return !sql.test(text) && sentence.test(text.replace(/\$\{[^}]*\}/g, ' X '));
}

/** A template's pieces of text between its expressions; other texts are one piece. */
function piecesOf(node, file) {
  if (ts.isJsxText(node)) return [[node.getStart(file), node.getEnd()]];
  if (ts.isStringLiteralLike(node)) return [[node.getStart(file) + 1, node.getEnd() - 1]];
  const spans = node.templateSpans.map(({ literal }) => [
    literal.getStart(file) + 1,
    literal.getEnd() - (ts.isTemplateTail(literal) ? 1 : 2),
  ]);
  return [[node.head.getStart(file) + 1, node.head.getEnd() - 2], ...spans];
}

const isLiteral = (node) =>
  ts.isStringLiteralLike(node) ||
  ts.isRegularExpressionLiteral(node) ||
  ts.isJsxText(node) ||
  node.kind === ts.SyntaxKind.TemplateHead ||
  node.kind === ts.SyntaxKind.TemplateMiddle ||
  node.kind === ts.SyntaxKind.TemplateTail;

/** What looks like a comment inside a text is not one. */
function commentsOutside(source, literals) {
  const characters = Array.from({ length: source.length }, (_, at) => source[at]);
  for (const [start, end] of literals) {
    for (let at = start; at < end; at++) if (characters[at] !== '\n') characters[at] = ' ';
  }
  const comments = characters.join('').matchAll(/\/\*[^]*?\*\/|\/\/.*/g);
  return [...comments]
    .filter(({ 0: text }) => !/eslint-|@ts-|<reference|jest-environment/.test(text))
    .map(({ index, 0: { length } }) => [index, index + length]);
}
