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
  test('contains the environment table as printed by the code', () => {
    expect(read('README.md')).toContain(`\n${environmentTable()}\n`);
  });

  test('is short: settings are collapsed, and the rest fits on two screens', () => {
    const shown = read('README.md').replace(/<details>.*?<\/details>/s, '');
    expect(shown.split('\n').length).toBeLessThan(120);
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
      (verb) => !own.includes(verb) && !existsSync(join(root, `src/cli/${verb}.ts`)),
    );
    expect(verbs).toEqual(expect.arrayContaining(['serve', 'train', 'build', 'check', 'test']));
    expect(own).toEqual(expect.arrayContaining(['build', 'check', 'test']));
    expect(missing).toEqual([]);
  });
});
