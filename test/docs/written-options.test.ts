/** Every option of a command that a document mentions exists. */
import { documents, readDocument } from './markdown';

/** The --help text of each command, by title; reference.test.ts compares it with the commands themselves. */
const helpOf = new Map(
  readDocument('docs/reference/commands.md')
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...rest] = section.split('\n');
      return [title, rest.join('\n')] as const;
    }),
);

/** Commands with options after ` -- `, in code blocks and in sentences. */
const written = /\b(npm (?:run [a-z:]+|start)|npx prisma db seed) -- ((?:[^`\n]|\\\n)*)/g;

function unknownOptions(text: string): readonly string[] {
  return [...text.matchAll(written)].flatMap(([, command = '', rest = '']) => {
    const help = [helpOf.get(`${command} -- ${rest.split(' ')[0]}`), helpOf.get(command)].join('\n');
    // Options of verbs that pass all arguments on (test, check), and ends of sentences, cannot be checked.
    if (help.trim() === '') return [];
    const own = rest.split(/[|;&>#]|\bnpm run\b/)[0];
    const options = [...own.matchAll(/(?:^|\s)(--[a-z][a-z0-9-]*)/g)].map(([, option]) => option);
    return options
      .filter((option) => option !== '--help' && !new RegExp(`^  (-\\w, )?${option}\\b`, 'm').test(help))
      .map((option) => `${command}: ${option}`);
  });
}

test('an unknown option is found', () => {
  expect(unknownOptions('`npm run train -- --quik` and `npm run train -- --quick`')).toEqual([
    'npm run train: --quik',
  ]);
  expect(unknownOptions('npm run models -- import --stage1 a.txt --stage9 b.txt')).toEqual([
    'npm run models: --stage9',
  ]);
});

test.each(documents.filter((path) => !path.startsWith('docs/reference/')))('%s', (document) => {
  expect(unknownOptions(readDocument(document))).toEqual([]);
});
