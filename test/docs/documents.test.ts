import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { environmentTable } from '../../src/config/environment';
import { documents, readDocument as read, root } from './markdown';

/** GitHub's rule: lower case, spaces become hyphens, punctuation is removed. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

function anchors(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading));
}

describe.each(documents)('%s', (document) => {
  const text = read(document);

  test('has no broken links', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
    const broken = links
      .filter((link) => !/^https?:/.test(link))
      .filter((link) => {
        const [path, anchor] = link.split('#');
        const target = path === '' ? join(root, document) : resolve(root, dirname(document), path);
        return !existsSync(target) || (anchor !== undefined && !anchors(target).includes(anchor));
      });
    expect(broken).toEqual([]);
  });

  test('mentions only existing npm scripts and verbs', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm run ([a-z][a-z:-]*)/g)].map(([, name]) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('README.md', () => {
  const rowsOf = (markdown: string) =>
    [...markdown.matchAll(/^\| ([A-Z_]+) +\| (.*?) +\| (.*?) +\|$/gm)].map(([, ...cells]) => cells);

  test('describes the settings that everyone needs as the code does, and links to all of them', () => {
    const shown = rowsOf(read('README.md'));
    expect(shown.map(([name]) => name)).toEqual([
      ...['DATABASE_URL', 'DATA_DIR', 'SHOP_TIME_ZONE', 'HOST', 'PORT', 'AUTH_MODE'],
    ]);
    expect(rowsOf(environmentTable())).toEqual(expect.arrayContaining(shown));
    expect(read('README.md')).toContain('](docs/reference/environment.md)');
  });

  test('fits on two screens', () => {
    expect(read('README.md').split('\n').length).toBeLessThan(120);
  });

  test('mentions only existing settings', () => {
    const known = environmentTable();
    const named = [...read('README.md').matchAll(/\b([A-Z][A-Z_]+)=/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !known.includes(`| ${name} |`))).toEqual([]);
  });
});

describe('docs/architecture.md', () => {
  test('describes every folder of src', () => {
    const text = read('docs/architecture.md');
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map(({ name }) => name).filter((name) => !text.includes(`| \`src/${name}\``))).toEqual([]);
  });
});

describe('package.json', () => {
  test('has a program for each script', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    // Verbs that are not programs of src/cli.
    const [, list = ''] = /^const own = \{(.*)\};$/m.exec(read('scripts/verbs.mjs')) ?? [];
    const own = list.split(',').map((entry) => entry.trim().replace(/:.*$/, '').replaceAll("'", ''));
    const verbs = Object.values(scripts).flatMap((script) => /run\.mjs (\S+)$/.exec(script)?.[1] ?? []);
    const missing = verbs.filter(
      (verb) => !own.includes(verb) && !existsSync(join(root, `src/cli/commands/${verb}.ts`)),
    );
    expect(verbs).toEqual(expect.arrayContaining(['serve', 'train', 'build', 'check', 'test']));
    expect(own).toEqual(expect.arrayContaining(['build', 'check', 'test']));
    expect(missing).toEqual([]);
  });
});
