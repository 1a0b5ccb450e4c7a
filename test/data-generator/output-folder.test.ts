import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutputFolder, OutputFolderError } from '../../src/data-generator/output-folder';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'output-folder-'))));
afterEach(() => rmSync(directory, { recursive: true }));

const names = ['a.csv', 'below/b.csv'];
const read = (name: string) => readFileSync(join(directory, name), 'utf8');

describe('OutputFolder', () => {
  test('shows no file under its final name before all are written', async () => {
    const output = await OutputFolder.prepare(directory, names, [], false);
    for (const name of names) (await output.create(name, ['column'])).endRow();
    expect(names.filter((name) => existsSync(join(directory, name)))).toEqual([]);
    expect(await output.commit()).toEqual(names.map((name) => ({ name, rows: 1 })));
    expect(names.map(read)).toEqual(['column\n\n', 'column\n\n']);
    expect(readdirSync(directory).sort()).toEqual(['a.csv', 'below']);
  });

  test('keeps existing files when the work is abandoned', async () => {
    writeFileSync(join(directory, 'a.csv'), 'precious');
    const output = await OutputFolder.prepare(directory, names, [], true);
    await output.create('a.csv', ['column']);
    await output.abandon();
    expect(read('a.csv')).toBe('precious');
    expect(readdirSync(directory).sort()).toEqual(['a.csv', 'below']);
  });

  test('refuses to overwrite without permission', async () => {
    writeFileSync(join(directory, 'a.csv'), 'precious');
    await expect(OutputFolder.prepare(directory, names, [], false)).rejects.toThrow(
      `${directory} already contains a.csv. Nothing was changed. Add --force to replace them, or choose another folder.`,
    );
    expect(existsSync(join(directory, 'below'))).toBe(false);

    const output = await OutputFolder.prepare(directory, names, [], true);
    await output.create('a.csv', ['column']);
    await output.commit();
    expect(read('a.csv')).toBe('column\n');
  });

  test('counts the files in the way', async () => {
    mkdirSync(join(directory, 'below'));
    for (const name of names) writeFileSync(join(directory, name), '');
    await expect(OutputFolder.prepare(directory, names, [], false)).rejects.toThrow(
      'already contains a.csv and 1 more of the files to write',
    );
  });

  test('refuses to mix two formats, even with permission to overwrite', async () => {
    writeFileSync(join(directory, 'other.csv'), '');
    await expect(OutputFolder.prepare(directory, names, ['other.csv'], true)).rejects.toThrow(
      `${directory} contains other.csv, which belongs to another data format`,
    );
  });

  test('explains why a folder cannot be created', async () => {
    writeFileSync(join(directory, 'file'), '');
    const below = join(directory, 'file', 'folder');
    const prepare = OutputFolder.prepare(below, names, [], false);
    await expect(prepare).rejects.toThrow(OutputFolderError);
    await expect(prepare).rejects.toThrow(
      /^Cannot create the folder .*ENOTDIR.* Choose a folder with write permission\.$/,
    );
  });
});
