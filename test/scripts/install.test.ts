import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ScratchCheckout } from './scratch-checkout';

const packages = resolve(__dirname, '..', '..', 'node_modules');

/** The real npm is not run here, because it needs a network and a minute. */
describe('installing packages', () => {
  let checkout: ScratchCheckout;
  afterEach(() => checkout.remove());

  test('runs npm ci when there are no packages, without GPU downloads and with development packages', async () => {
    checkout = new ScratchCheckout({ packages: false });
    const npm = checkout.standIn(
      'npm',
      `echo "$@ $ONNXRUNTIME_NODE_INSTALL" > npm-calls; ln -s '${packages}' node_modules`,
    );
    const { code, stdout, stderr } = await checkout.run(['hello'], { ...npm, NODE_ENV: 'production' });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '[]\n' });
    expect(stderr).toContain('Installing packages (npm ci; takes about a minute) ...');
    expect(readFileSync(checkout.path('npm-calls'), 'utf8')).toBe(
      'ci --include=dev --no-audit --no-fund skip\n',
    );
  });

  test('runs npm ci when a package has another version than in the lockfile', async () => {
    checkout = new ScratchCheckout();
    const lock = JSON.parse(readFileSync(checkout.path('package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string }>;
    };
    lock.packages['node_modules/pg'] = { ...lock.packages['node_modules/pg'], version: '0.0.1' };
    checkout.write('package-lock.json', JSON.stringify(lock));
    const npm = checkout.standIn('npm', 'echo "npm error: no such registry"; exit 3');
    const { code, stderr } = await checkout.run(['hello'], npm);
    expect(code).toBe(1);
    expect(stderr).toContain('npm error: no such registry');
    expect(stderr).toContain('The packages could not be installed (npm ci failed with exit code 3).');
    expect(stderr).toContain('npm ping');
  });

  test('ignores missing optional packages of other platforms', async () => {
    checkout = new ScratchCheckout();
    const lock = JSON.parse(readFileSync(checkout.path('package-lock.json'), 'utf8')) as {
      packages: Record<string, object>;
    };
    lock.packages['node_modules/only-elsewhere'] = { version: '1.0.0', optional: true, os: ['none'] };
    checkout.write('package-lock.json', JSON.stringify(lock));
    const npm = checkout.standIn('npm', 'exit 3');
    expect(await checkout.run(['hello'], npm)).toMatchObject({ code: 0 });
  });

  test('ends npm when it is interrupted', async () => {
    checkout = new ScratchCheckout({ packages: false });
    const npm = checkout.standIn(
      'npm',
      `trap 'echo ended > npm-ended; exit 1' TERM; sleep 30 > sleeping 2>&1 & wait`,
    );
    const { child, ended } = checkout.start(['hello'], npm);
    await new Promise((resolveStarted) => child.stderr?.once('data', resolveStarted));
    await new Promise((resolveSoon) => setTimeout(resolveSoon, 300));
    child.kill('SIGTERM');
    const { code, stderr } = await ended;
    expect(code).toBe(143);
    expect(stderr).toContain('Interrupted by SIGTERM');
    expect(readFileSync(checkout.path('npm-ended'), 'utf8')).toBe('ended\n');
  });
});
