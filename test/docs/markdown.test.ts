import { documents, fencedBlocks, writtenCommands } from './markdown';

const text = [
  '# Title',
  '```sh',
  'npm run train -- --quick   # a small one',
  '',
  'SEED=7 PORT=0 npm start',
  '```',
  'and',
  '   ```graphql',
  '   { health { status } }',
  '   ```',
  '```',
  'npm run not-a-command',
  '```',
].join('\n');

test('fencedBlocks returns blocks with their language and line', () => {
  expect(fencedBlocks(text).map(({ language, line }) => [language, line])).toEqual([
    ['sh', 3],
    ['graphql', 9],
    ['', 12],
  ]);
});

test('writtenCommands returns the commands of sh blocks with their settings and without comments', () => {
  expect(writtenCommands(text)).toEqual([
    { command: 'npm run train -- --quick', settings: {}, line: 3 },
    { command: 'npm start', settings: { SEED: '7', PORT: '0' }, line: 5 },
  ]);
});

test('all documents are listed', () => {
  expect(documents).toEqual(
    expect.arrayContaining(['README.md', 'docs/query.md', 'docs/reference/commands.md', 'data/README.md']),
  );
});
