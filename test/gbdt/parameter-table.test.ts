import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parameterTable } from '../../src/gbdt/parameter-table';
import { PARAMETERS } from '../../src/gbdt/params';

const readme = readFileSync(join(__dirname, '../../src/gbdt/README.md'), 'utf8');

test('the README contains the table of parameters generated from params.ts', () => {
  const cells = (text: string): string[][] =>
    text
      .trim()
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim().replace(/^-+$/, '-')));
  expect(cells(readme.slice(readme.indexOf('| name')))).toEqual(cells(parameterTable()));
});

test('the table has a row for every parameter', () => {
  expect(parameterTable().trim().split('\n')).toHaveLength(Object.keys(PARAMETERS).length + 2);
});
