import { existsSync, readFileSync, statSync } from 'node:fs';
import { ScratchCheckout } from './scratch-checkout';

describe('a verb of src/cli', () => {
  let checkout: ScratchCheckout;
  beforeEach(() => {
    checkout = new ScratchCheckout();
  });
  afterEach(() => checkout.remove());

  test('is compiled and run with its arguments, and only run the second time', async () => {
    const first = await checkout.run(['hello', 'a b', '--c']);
    expect(first).toMatchObject({ code: 0, stdout: '["a b","--c"]\n' });
    expect(first.stderr).toMatch(/^Compiling \.\.\.\nCompiling: done in [\d.]+ s\n$/);
    expect(await checkout.run(['hello'])).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
  });

  test('is compiled again when its source changes, even to one with an older time', async () => {
    await checkout.run(['hello']);
    checkout.write('src/cli/commands/hello.ts', `console.log('changed');`);
    expect(await checkout.run(['hello'])).toMatchObject({ stdout: 'changed\n' });
    checkout.write('src/cli/commands/hello.ts', `console.log('older');`, new Date('2020-01-01'));
    expect(await checkout.run(['hello'])).toMatchObject({ stdout: 'older\n' });
  });

  test('keeps unchanged files and removes files without a source', async () => {
    checkout.write('src/lib/kept.ts', 'export const kept = 1;');
    checkout.write('src/lib/moved.ts', 'export const moved = 1;');
    await checkout.run(['hello']);
    const { ctimeMs } = statSync(checkout.path('dist/lib/kept.js'));
    checkout.write('src/cli/commands/hello.ts', `console.log('changed');`);
    checkout.removeFile('src/lib/moved.ts');
    await checkout.run(['hello']);
    expect(statSync(checkout.path('dist/lib/kept.js')).ctimeMs).toBe(ctimeMs);
    expect(existsSync(checkout.path('dist/lib/moved.js'))).toBe(false);
  });

  test('compiles everything again after a change of the compiler settings', async () => {
    await checkout.run(['hello']);
    const settings = JSON.parse(readFileSync(checkout.path('.swcrc'), 'utf8')) as Record<string, unknown>;
    checkout.write('.swcrc', JSON.stringify({ ...settings, sourceMaps: false }));
    await checkout.run(['hello']);
    expect(readFileSync(checkout.path('dist/cli/commands/hello.js'), 'utf8')).not.toContain(
      'sourceMappingURL',
    );
  });

  test('does not run when a file does not compile, and reports file and position', async () => {
    checkout.write('src/lib/broken.ts', 'export const = 1;');
    const { code, stdout, stderr } = await checkout.run(['hello']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('src/lib/broken.ts');
    expect(stderr).toMatch(/1 of \d+ files failed to compile\.\n$/);
  });

  test('shows the source position of an error', async () => {
    checkout.write('src/cli/commands/hello.ts', `interface Long {\n  a: 1;\n}\nthrow new Error('here');`);
    const { code, stderr } = await checkout.run(['hello']);
    expect(code).toBe(1);
    expect(stderr).toContain('src/cli/commands/hello.ts:4');
  });
});

describe('several commands at once', () => {
  let checkout: ScratchCheckout;
  beforeEach(() => {
    checkout = new ScratchCheckout();
  });
  afterEach(() => checkout.remove());

  test('compile once and all run', async () => {
    const all = await Promise.all([1, 2, 3, 4].map((n) => checkout.run(['hello', `${n}`])));
    expect(all.map(({ stdout }) => stdout)).toEqual(['["1"]\n', '["2"]\n', '["3"]\n', '["4"]\n']);
    const everything = all.map(({ stderr }) => stderr).join('');
    expect(everything.match(/Compiling \.\.\./g)).toHaveLength(1);
  });

  test('take over the lock of a dead process', async () => {
    // Larger than any pid on Linux.
    checkout.write('dist/.lock', '4194305 1700000000000\n');
    const all = await Promise.all([1, 2, 3].map(() => checkout.run(['hello'])));
    expect(all.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(existsSync(checkout.path('dist/.lock'))).toBe(false);
  });

  test('wait for a running process and report its pid', async () => {
    checkout.write('dist/.lock', `${process.pid} 1700000000000\n`);
    const { child, ended } = checkout.start(['hello']);
    await new Promise((resolve) => child.stderr?.once('data', resolve));
    checkout.removeFile('dist/.lock');
    const { code, stderr } = await ended;
    expect(code).toBe(0);
    expect(stderr).toContain(`Process ${process.pid} is preparing this checkout; waiting for it`);
  });
});
