/** Reads commands, blocks and links from the project's documents. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(__dirname, '..', '..');

/** Text of a project file. */
export const readDocument = (path: string) => readFileSync(join(root, path), 'utf8');

/** Paths of all documents for readers, relative to the project folder. */
export const documents: readonly string[] = [
  ...[
    'README.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'data/README.md',
    'models/README.md',
    'src/gbdt/README.md',
    'src/import/README.md',
  ],
  ...markdownIn('docs'),
  ...markdownIn('docs/reference'),
  ...markdownIn('docs/decisions'),
];

function markdownIn(folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
}

export interface FencedBlock {
  /** The word after the opening backquotes, such as `sh` or `graphql`; empty for none. */
  readonly language: string;
  readonly text: string;
  /** Number of the block's first line, from 1. */
  readonly line: number;
}

export function fencedBlocks(markdown: string): readonly FencedBlock[] {
  return [...markdown.matchAll(/^ *```(\w*)[^\n]*\n(.*?)^ *```$/gms)].map(
    ({ 1: language, 2: text, index }) => ({
      language: language,
      text: text,
      line: markdown.slice(0, index).split('\n').length + 1,
    }),
  );
}

export interface WrittenCommand {
  /** Without the settings before it and the comment after it. */
  readonly command: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly line: number;
}

/** The commands of a document's `sh` blocks. */
export function writtenCommands(markdown: string): readonly WrittenCommand[] {
  return fencedBlocks(markdown)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text, line }) =>
      text
        .split('\n')
        .map((content, i) => ({ content: content.replace(/\s+#\s.*$/, '').trim(), line: line + i }))
        .filter(({ content }) => content !== '')
        .map(({ content, line: at }) => ({ ...withoutSettings(content), line: at })),
    );
}

function withoutSettings(content: string): Pick<WrittenCommand, 'command' | 'settings'> {
  const [before = ''] = /^(?:[A-Z][A-Z_]*=\S+ +)*/.exec(content) ?? [];
  const settings = [...before.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name, value] as const);
  return { command: content.slice(before.length), settings: Object.fromEntries(settings) };
}
