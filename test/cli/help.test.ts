/** Every command describes itself, with examples, and suggests the right spelling of a misspelt option. */
import { documentedCommands } from '../../src/cli/reference/commands-page';
import { temporaryFolder } from '../setup/trained-shop';
import { runProgram } from './run-program';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** With these settings, a command that ignored an invalid option would fail. */
const environment = {
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  TIMELE_STATE_DIR: folder.path,
  MODELS_DIR: folder.path,
  PORT: '0',
};

const commands = documentedCommands.map(([title, program, ...args]) => ({ title, program, args }));

describe.each(commands)('$title', ({ program, args, title }) => {
  test('--help: usage, options, examples, exit code 0', async () => {
    const { code, stdout, stderr } = await runProgram(program, [...args, '--help'], environment);
    expect(stdout).toMatch(/^Usage: np[mx] .* \[options\]/);
    expect(stdout).toMatch(/\n {2}--help +show this text/);
    expect(stdout).toMatch(/\nExamples:\n {2}\S/);
    const base = title.split(' -- ')[0];
    expect(stdout.split('Examples:')[1]).toContain(base);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  test('a misspelt option is rejected with the right spelling and a pointer to --help', async () => {
    const { code, stdout, stderr } = await runProgram(program, [...args, '--hepl'], environment);
    expect(stderr).toContain("unknown option '--hepl'");
    expect(stderr).toContain('Did you mean --help?');
    expect(stderr).toMatch(/Run "np[mx] .*--help" to see all options with examples\./);
    expect(stdout).toBe('');
    expect(code).toBe(1);
  });
});

test.each(
  commands.filter(({ program }) => !['import', 'recommend', 'models', 'orders', 'users'].includes(program)),
)('$title accepts no arguments', async ({ program, args }) => {
  const { code, stderr } = await runProgram(program, [...args, 'please'], environment);
  expect(stderr).toContain('too many arguments');
  expect(code).toBe(1);
});

describe('npm run models', () => {
  test.each([
    [['lst'], 'Did you mean list?'],
    [['activate'], "missing required argument 'version'"],
    [['import'], "required option '--stage1 <file>' not specified"],
    [['import', '--stage', 'a.txt'], 'Did you mean one of --stage1, --stage2?'],
    [['show', 'one', 'two'], 'too many arguments'],
  ])('%s is rejected with a helpful message', async (args, answer) => {
    const { code, stderr } = await runProgram('models', args, environment);
    expect(stderr).toContain(answer);
    expect(stderr).toContain('--help');
    expect(code).toBe(1);
  });
});

describe('npm run orders', () => {
  test.each([
    [['cancle'], 'Did you mean cancel?'],
    [['cancel'], 'Expected an id or --external-id, got neither.'],
    [['cancel', 'A-1'], 'got "A-1". For the shop\'s own ids, use --external-id.'],
    [['cancel', '--external-id', ' '], '--external-id: expected 1 to 255 characters, got " ".'],
  ])('%s is rejected with a helpful message', async (args, answer) => {
    const { code, stderr } = await runProgram('orders', args, environment);
    expect(stderr).toContain(answer);
    expect(stderr).toContain('--help');
    expect(code).toBe(1);
  });
});

describe('npm run train', () => {
  test.each([
    [['--tolerance', '0.1'], '--tolerance requires --gate.'],
    [['--export-matrix', 'matrix', '--gate'], 'remove --from and --gate'],
    [['--export-matrix', 'matrix', '--from', 'active'], 'remove --from and --gate'],
    [['--from', 'yesterday'], 'Allowed choices are active.'],
    [['--gate', '--tolerance', 'much'], 'Expected a number from 0 to 1, got "much".'],
  ])('%s is rejected with a helpful message', async (args, answer) => {
    const { code, stderr } = await runProgram('train', args, environment);
    expect(stderr).toContain(answer);
    expect(code).toBe(1);
  });
});
