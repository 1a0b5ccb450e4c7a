import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';

const root = resolve(__dirname, '..', '..');
const folder = join(root, 'scripts', 'prose');
const readYaml = (name: string): unknown => parse(readFileSync(join(folder, name), 'utf8'));

interface Rule {
  readonly find: string;
  readonly instead: string;
  readonly example: string;
  readonly fine: string;
}

interface WordList {
  readonly phrases: readonly Rule[];
  readonly names: readonly Rule[];
  readonly americanisms: Readonly<Record<string, string>>;
}

interface Violation {
  readonly at: number;
  readonly found: string;
  readonly instead: string;
}

/** Evaluates an expression with the exports of a module of scripts/prose; they are ES modules, which jest does not load. */
function evaluate<Result>(module: string, expression: string, input: unknown): Result {
  const program = `
    import * as api from ${JSON.stringify(pathToFileURL(join(folder, module)).href)};
    const input = JSON.parse(process.argv[1]);
    process.stdout.write(JSON.stringify(await (${expression})));`;
  const args = ['--input-type=module', '-e', program, JSON.stringify(input)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Result;
}

const violationsIn = (path: string, source: string) =>
  evaluate<Violation[]>('violations.mjs', 'api.violationsIn(input.path, input.source)', { path, source });

const foundIn = (path: string, source: string) => violationsIn(path, source).map(({ found }) => found);

describe('the word list', () => {
  const { phrases, names, americanisms } = readYaml('word-list.yaml') as WordList;

  test('finds the example of each phrase, and not its counter-example', () => {
    const matches = evaluate<readonly [boolean, boolean][]>(
      'word-list.mjs',
      'input.map(({ find, example, fine }) => [example, fine].map((text) => api.phrasePattern(find).test(text)))',
      phrases,
    );
    const wrong = phrases.filter((_, i) => !matches[i][0] || matches[i][1]);
    expect(wrong).toEqual([]);
  });

  test('finds the example of each name, and not its counter-example', () => {
    const wrong = names.filter(({ find, example, fine }) => {
      const pattern = new RegExp(find, 'u');
      return !pattern.test(example) || pattern.test(fine);
    });
    expect(wrong).toEqual([]);
  });

  test('has a replacement for every entry', () => {
    for (const { instead } of [...phrases, ...names]) expect(instead).toMatch(/\w/);
    for (const [american, british] of Object.entries(americanisms)) expect(british).not.toBe(american);
  });
});

describe('the dictionary', () => {
  test('is sorted, without duplicates', () => {
    const lines = readFileSync(join(folder, 'dictionary.txt'), 'utf8').trimEnd().split('\n');
    const words = lines.filter((line) => !line.startsWith('#'));
    expect(words).toEqual([...new Set(words)].sort());
  });
});

describe('the exceptions', () => {
  test('name files that exist, and a reason', () => {
    const { skip, allow } = readYaml('allowed.yaml') as Record<
      'skip' | 'allow',
      readonly { files: string; reason: string }[]
    >;
    for (const { files, reason } of [...skip, ...allow]) {
      expect(reason.length).toBeGreaterThan(10);
      expect(files === '*' || existsSync(join(root, files))).toBe(true);
    }
  });
});

describe('prose in TypeScript', () => {
  test('is found in comments, texts and names, each with its position', () => {
    const source = [
      '/** The tables are brought up',
      ' *  to date. */',
      'const mostRows = 1;',
      'throw new Error(`Expected ${mostRows} rows, got a recieved file: mend it.`);',
    ].join('\n');
    const violations = violationsIn('src/example.ts', source);
    expect(violations.map(({ found }) => found)).toEqual([
      'brought up to date',
      'mostRows',
      'recieved',
      'mend',
    ]);
    expect(violations.map(({ at }) => source.slice(at, at + 4))).toEqual(['brou', 'most', 'reci', 'mend']);
  });

  test('does not include code, keys, SQL, or text in backquotes', () => {
    const source = [
      "import { anew } from './anew';",
      '// The field `ours` of the manifest.',
      "const key = 'ours';",
      "const statement = 'select ours, nobody from figures';",
      'const pattern = /anew or afresh/;',
    ].join('\n');
    expect(foundIn('src/example.ts', source)).toEqual([]);
  });

  test('does not continue a phrase across code', () => {
    expect(foundIn('src/example.ts', "f('It was brought up', 'to date and sent.');")).toEqual([]);
  });

  test('includes the name of the file', () => {
    expect(foundIn('src/train-ours.ts', 'export {};')).toEqual(['trainOurs']);
  });
});

describe('prose in other files', () => {
  test('is found in Markdown outside code', () => {
    const source = 'Built anew, in British colour.\n\n```sh\necho anew\n```\n\n`anew` and [text](anew.md)\n';
    expect(foundIn('docs/example.md', source)).toEqual(['anew']);
  });

  test('is found in comments of SQL and in descriptions of GraphQL', () => {
    expect(foundIn('src/example.sql', '-- One row a user.\nselect 1 as anew')).toEqual(['row a user']);
    expect(foundIn('schema.graphql', '"""Built anew."""\ntype Anew { color: Int }')).toEqual(['anew']);
  });

  test('is spelled the British way', () => {
    expect(violationsIn('docs/example.md', 'The color of the catalogue.\n')).toEqual([
      expect.objectContaining({ found: 'color', instead: 'colour' }),
    ]);
  });
});

describe('the command', () => {
  const checkout = mkdtempSync(join(tmpdir(), 'timel-e-prose-'));
  beforeAll(() => {
    cpSync(join(root, 'scripts'), join(checkout, 'scripts'), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'));
    execFileSync('git', ['init', '--quiet'], { cwd: checkout });
    mkdirSync(join(checkout, 'docs'));
    writeFileSync(join(checkout, 'docs', 'example.md'), '# Title\n\nThe file is written anew.\n');
    writeFileSync(join(checkout, 'docs', 'fine.md'), '# Title\n\nThe file is rewritten.\n');
  });
  afterAll(() => rmSync(checkout, { recursive: true }));

  const prose = (...paths: string[]) =>
    spawnSync(process.execPath, ['scripts/prose.mjs', ...paths], { cwd: checkout, encoding: 'utf8' });

  test('fails with the file, the line, the words and what to write instead', () => {
    const { status, stdout } = prose('docs');
    expect(stdout).toContain('docs/example.md:3: "anew". Instead: again; rebuilt; from scratch.\n');
    expect(stdout).not.toContain('docs/fine.md');
    expect(status).toBe(1);
  });

  test('passes a file without violations', () => {
    expect(prose('docs/fine.md')).toMatchObject({ status: 0, stdout: '' });
  });

  test('rejects a path without files', () => {
    const { status, stderr } = prose('no-such-folder');
    expect(stderr).toContain('Expected files or folders of the checkout, found none in: no-such-folder');
    expect(status).toBe(1);
  });
});
