/**
 * Reads LightGBM's text format (versions v3 and v4) into flat trees.
 *
 *   tree                      header: key=value lines
 *   version=v4
 *   ...
 *                             empty line
 *   Tree=0                    one block per tree
 *   num_leaves=3
 *   ...
 *
 *   end of trees
 *
 *   parameters:               [key: value] lines
 *   [num_leaves: 31]
 *   end of parameters
 *
 * Accepted are the objectives binary (sigmoid 1), lambdarank, regression and multiclass, numerical and categorical
 * splits, and all ways of missing; leaves are constant and finite as float32, one by one and added up. Everything else is
 * refused with the number of the line that asks for it.
 */
import { FINITE_FLOAT32, overflowingTree } from './finite-float32';
import { parseTreeBlock } from './tree-block';
import type { ParsedBooster, ParsedObjective, Tree } from './tree';
import { wholeNumber } from './number-fields';
import { requireField, shorten, TextLines, TreeTextError } from './text-lines';
import type { Block } from './text-lines';

/** Throws TreeTextError. */
export function parseTreeText(text: string): ParsedBooster {
  const lines = new TextLines(text);
  expectLine(lines, 'tree');
  const header = lines.takeBlock();
  checkHeader(header);
  const featureNames = requireField(header, 'feature_names').value.split(' ');
  const numFeatures = wholeNumber(header, 'max_feature_idx') + 1;
  checkCount(header, 'feature_names', featureNames.length, numFeatures);
  const featureRanges = readRanges(header, numFeatures);
  const read = readTrees(lines, numFeatures);
  const { trees } = read;
  checkTreeCount(header, trees.length);
  const { objective, numClasses } = readObjective(header);
  if (trees.length % numClasses !== 0) {
    const { line } = requireField(header, 'num_class');
    throw new TreeTextError(
      line,
      `expected a tree for each of ${numClasses} classes, got ${trees.length} trees`,
    );
  }
  checkSums(read, numClasses);
  const parsed: ParsedBooster = {
    objective,
    ...(numClasses > 1 && { numClasses }),
    featureNames,
    featureRanges,
    initScore: 0,
    trees,
    params: readParams(lines),
  };
  checkCategories(lines);
  return parsed;
}

const VERSIONS = ['v4', 'v3'];

function checkHeader(header: Block): void {
  const { value, line } = requireField(header, 'version');
  if (VERSIONS.includes(value)) return;
  const wanted = VERSIONS.map((version) => `version=${version}`).join(' or ');
  throw new TreeTextError(
    line,
    `expected ${wanted}, got version=${shorten(value)}: load and save the model with LightGBM 3 or later`,
  );
}

/** The supported objectives, as the text writes them. */
const OBJECTIVES: readonly (readonly [pattern: RegExp, objective: ParsedObjective])[] = [
  [/^binary sigmoid:1$/, 'binary'],
  [/^lambdarank$/, 'lambdarank'],
  [/^regression$/, 'regression'],
  [/^multiclass num_class:\d+$/, 'multiclass'],
];

/** The objective and the number of classes, which all of objective, num_class and num_tree_per_iteration must agree on. */
function readObjective(header: Block): { objective: ParsedObjective; numClasses: number } {
  const field = requireField(header, 'objective');
  const objective = OBJECTIVES.find(([pattern]) => pattern.test(field.value))?.[1];
  if (!objective) {
    const wanted = 'binary sigmoid:1, lambdarank, regression or multiclass num_class:K';
    throw new TreeTextError(
      field.line,
      `expected objective=${wanted}, got objective=${shorten(field.value)}`,
    );
  }
  const numClasses = objective === 'multiclass' ? Number(field.value.split(':')[1]) : 1;
  for (const key of ['num_class', 'num_tree_per_iteration']) {
    if (wholeNumber(header, key) === numClasses) continue;
    const { value, line } = requireField(header, key);
    throw new TreeTextError(
      line,
      `expected ${key}=${numClasses} for objective=${field.value}, got ${key}=${value}`,
    );
  }
  return { objective, numClasses };
}

function expectLine(lines: TextLines, expected: string): void {
  const line = lines.lineNumber;
  const got = lines.take(`"${expected}"`);
  if (got !== expected) throw new TreeTextError(line, `expected "${expected}", got "${shorten(got)}"`);
}

function checkCount(header: Block, key: string, got: number, expected: number): void {
  if (got === expected) return;
  const { line } = requireField(header, key);
  throw new TreeTextError(line, `${key}: expected ${expected} entries (max_feature_idx + 1), got ${got}`);
}

/** `[min:max]` of a numerical feature; `none`, or the value list of a categorical one, tells no range. */
function readRanges(header: Block, numFeatures: number): [number, number][] {
  const infos = requireField(header, 'feature_infos').value.split(' ');
  checkCount(header, 'feature_infos', infos.length, numFeatures);
  return infos.map((info) => {
    const [, min, max] = /^\[(.+):(.+)\]$/.exec(info) ?? [];
    return min === undefined ? [NaN, NaN] : [Number(min), Number(max)];
  });
}

interface TreesOfText {
  readonly trees: readonly Tree[];
  /** Line of each tree's leaf values. */
  readonly leafLines: readonly number[];
}

function readTrees(lines: TextLines, numFeatures: number): TreesOfText {
  const trees: Tree[] = [];
  const leafLines: number[] = [];
  while (lines.peek() !== 'end of trees') {
    const line = lines.lineNumber;
    const title = lines.take('"Tree=..." or "end of trees" (is the text cut off?)');
    if (title !== `Tree=${trees.length}`) {
      const expected = `"Tree=${trees.length}" or "end of trees"`;
      throw new TreeTextError(line, `expected ${expected}, got "${shorten(title)}"`);
    }
    const block = lines.takeBlock();
    trees.push(inTree(trees.length, () => parseTreeBlock(block, numFeatures)));
    leafLines.push(requireField(block, 'leaf_value').line);
  }
  return { trees, leafLines };
}

/** Errors name the tree as well as the line. */
function inTree<T>(index: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TreeTextError)) throw error;
    throw new TreeTextError(error.line, `tree ${index}: ${error.detail}`);
  }
}

function checkSums({ trees, leafLines }: TreesOfText, numClasses: number): void {
  const index = overflowingTree(trees, numClasses);
  if (index < 0) return;
  throw new TreeTextError(
    leafLines[index],
    `tree ${index}: leaf_value: expected sums over the trees that are ${FINITE_FLOAT32}, ` +
      'but with this tree they can become larger',
  );
}

/** tree_sizes has one entry a tree, so it tells when trees were lost. */
function checkTreeCount(header: Block, numTrees: number): void {
  const field = header.fields.get('tree_sizes');
  const announced = field?.value ? field.value.split(' ').length : numTrees;
  if (!field || announced === numTrees) return;
  throw new TreeTextError(field.line, `tree_sizes announces ${announced} trees, the text holds ${numTrees}`);
}

/** Rows hold numbers: the codes that pandas gave to categories of text are not known here. */
function checkCategories(lines: TextLines): void {
  for (; lines.peek() !== null; lines.take('a line')) {
    const [, categories] = /^pandas_categorical:(.*)$/.exec(lines.peek() ?? '') ?? [];
    if (categories === undefined || categories === 'null' || categories === '[]') continue;
    throw new TreeTextError(
      lines.lineNumber,
      'expected pandas_categorical:null, got categories of a pandas DataFrame, whose codes only LightGBM can reproduce: train on numeric category codes instead',
    );
  }
}

/** The `[key: value]` lines, with keys in camelCase and numbers as numbers. Empty when there is no such block. */
function readParams(lines: TextLines): Record<string, number | string> {
  const params: Record<string, number | string> = {};
  for (let inside = false; lines.peek() !== null;) {
    const line = lines.take('a parameter');
    if (line === 'end of parameters') break;
    if (line === 'parameters:') inside = true;
    const [, key, value] = (inside && /^\[(\w+): (.*)\]$/.exec(line)) || [];
    if (key === undefined || value === '') continue;
    params[key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())] = numberOrText(value);
  }
  return params;
}

/** What is not a finite number stays text, since a manifest is JSON, which has no other numbers. */
function numberOrText(value: string): number | string {
  return Number.isFinite(Number(value)) ? Number(value) : value;
}
