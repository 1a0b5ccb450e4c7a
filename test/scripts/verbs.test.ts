import { ScratchCheckout } from './scratch-checkout';

describe('run.mjs', () => {
  let checkout: ScratchCheckout;
  beforeAll(() => {
    checkout = new ScratchCheckout();
    checkout.write('src/cli/commands/fail.ts', 'process.exitCode = 7;');
    checkout.write('src/cli/shared.ts', 'export const shared = 1;');
    checkout.write(
      'src/cli/commands/wait.ts',
      `process.on('SIGTERM', () => { console.log('stopped cleanly'); process.exit(0); });
       setInterval(() => {}, 1000);
       console.log('waiting');`,
    );
  });
  afterAll(() => checkout.remove());

  test('suggests the nearest verb and lists all verbs, without shared files', async () => {
    const { code, stderr } = await checkout.run(['helo']);
    expect(code).toBe(1);
    expect(stderr).toBe(
      "Unknown verb 'helo'. Did you mean 'hello'? Available verbs: build, check, dev, fail, hello, test, test-faults, test-unit, wait.\n",
    );
  });

  test('requires a verb', async () => {
    const { code, stderr } = await checkout.run([]);
    expect(code).toBe(1);
    expect(stderr).toBe(
      'Expected a verb, got none. Available verbs: build, check, dev, fail, hello, test, test-faults, test-unit, wait.\n',
    );
  });

  test("ends with the verb's exit code", async () => {
    expect(await checkout.run(['fail'])).toMatchObject({ code: 7 });
  });

  test('forwards SIGTERM and waits for the verb to end', async () => {
    const { child, ended } = checkout.start(['wait']);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, stdout: 'waiting\nstopped cleanly\n' });
  });

  test('reports the required version to an old Node', async () => {
    const old = `Object.defineProperty(process, 'versions', { value: { node: '18.20.4' } })`;
    const { code, stderr } = await checkout.run(['hello'], {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(old)}`,
    });
    expect(code).toBe(1);
    expect(stderr).toContain('Expected Node 20.19 or newer, got 18.20.4');
  });
});
