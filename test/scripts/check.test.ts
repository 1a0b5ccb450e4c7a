import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ScratchCheckout } from './scratch-checkout';

describe('check', () => {
  let checkout: ScratchCheckout;
  beforeAll(() => {
    checkout = new ScratchCheckout();
  });
  afterAll(() => checkout.remove());

  test('runs every part, even after one failed, and then fails', async () => {
    checkout.write('src/lib/crooked.ts', 'export   const crooked = 1');
    const { code, stdout } = await checkout.run(['check', 'format', 'types-playground']);
    expect(code).toBe(1);
    expect(stdout).toContain('src/lib/crooked.ts');
    expect(stdout).toMatch(/^FAIL {2}format \([\d.]+ s\)$/m);
    expect(stdout).toMatch(/^pass {2}types-playground \([\d.]+ s\)$/m);
  });

  test('lists its parts for an unknown one', async () => {
    const { code, stderr } = await checkout.run(['check', 'typos']);
    expect(code).toBe(1);
    expect(stderr).toContain(
      "check: unknown part 'typos'. Available parts: format, lint, cycles, types, types-explorer, types-playground, schema, schema-explorer, audit, prose.",
    );
  });
});

describe('the closing line of .ci/run', () => {
  const script = resolve(__dirname, '..', '..', 'scripts', 'count-tests.mjs');
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'timel-e-count-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const count = (results: object) => {
    const file = join(folder, 'results.json');
    writeFileSync(file, JSON.stringify(results));
    return execFileSync(process.execPath, [script, file], { encoding: 'utf8' });
  };

  test('counts a file that could not run as a failure', () => {
    const results = {
      numPassedTests: 5,
      numFailedTests: 1,
      numRuntimeErrorTestSuites: 2,
      numPendingTests: 0,
      numTodoTests: 0,
    };
    expect(count(results)).toBe('5 passed, 3 failed\n');
    expect(count({ ...results, numPendingTests: 4 })).toBe('5 passed, 3 failed, 4 skipped\n');
  });

  test('fails without a count when there are no results', () => {
    expect(() =>
      execFileSync(process.execPath, [script, join(folder, 'missing.json')], { stdio: 'pipe' }),
    ).toThrow('There are no test results');
  });
});
