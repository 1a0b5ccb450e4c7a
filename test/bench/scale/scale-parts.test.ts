import { spawn } from 'node:child_process';
import { growthExponent } from '../../../src/bench/scale/growth';
import { treeMegabytes } from '../../../src/bench/scale/process-memory';
import { runStep } from '../../../src/bench/scale/run-step';
import { measuresOf } from '../../../src/bench/scale/scale-row';
import type { ScaleRow } from '../../../src/bench/scale/scale-row';
import { scaleChart } from '../../../src/bench/scale/scale-chart';
import { scaleTable } from '../../../src/bench/scale/scale-table';
import { phaseTimes } from '../../../src/bench/scale/phase-times';
import { startProgress } from '../../../src/lib/progress';

describe('growthExponent', () => {
  const points = (valueOf: (size: number) => number) =>
    [10, 30, 100, 206].map((size) => ({ size, value: valueOf(size) }));

  test.each([0, 1, 1.1, 2])('finds the power %d', (power) => {
    expect(growthExponent(points((size) => 7 * size ** power))).toBeCloseTo(power, 10);
  });

  test('is unknown for one size, for equal sizes, and for times of zero', () => {
    expect(growthExponent([{ size: 10, value: 3 }])).toBeNaN();
    expect(growthExponent([10, 10].map((size) => ({ size, value: 3 })))).toBeNaN();
    expect(growthExponent(points((size) => (size > 50 ? 1 : 0)))).toBeNaN();
  });

  test('ignores what was not measured', () => {
    expect(growthExponent(points((size) => (size === 30 ? NaN : size)))).toBeCloseTo(1, 10);
  });
});

describe('phaseTimes', () => {
  test('reads last lines of every form, sums equal labels, and ignores other lines', () => {
    const output = [
      'Reading feature rows: 40 %, 12 s left, targets',
      'Reading feature rows: 12.5 s',
      'Stage 1 (5900 rows): 83 s',
      'Stage 2 (3300 rows): 3 min 20 s',
      'Recommending: 1,234 users/s, 2 h 5 min',
      'Stage 1 (100 rows): 2 s',
      'Continuing from 20261123-201659-55d909 (174 and 74 trees).',
      'A sentence: with a colon.',
    ].join('\n');
    expect(Object.fromEntries(phaseTimes(output))).toEqual({
      'Reading feature rows': 12.5,
      'Stage 1': 85,
      'Stage 2': 200,
      Recommending: 7500,
    });
  });

  test('reads the output of startProgress', () => {
    let text = '';
    const stream = { write: (part: string) => Boolean((text += part)) } as unknown as NodeJS.WritableStream;
    startProgress('Some phase (3 rows)', 3, { stream }).stop('a note, with a comma');
    expect([...phaseTimes(text).keys()]).toEqual(['Some phase']);
  });
});

describe('memory of a process tree', () => {
  const hungry = (megabytes: number) =>
    `const held = Buffer.alloc(${megabytes} << 20, 1); process.stdout.write('ready'); setInterval(() => held, 1000);`;

  test('includes descendants, and is 0 for a process that does not exist', async () => {
    const parent = `const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, ['-e', process.argv[1]], { stdio: 'inherit' });
      process.on('SIGTERM', () => { child.kill(); process.exit(); });
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['-e', parent, hungry(200)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const held = treeMegabytes(child.pid as number);
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('close', resolve));
    expect(held).toBeGreaterThan(200);
    expect(held).toBeLessThan(500);
    expect(treeMegabytes(child.pid as number)).toBe(0);
  });

  test('runStep reports peak and output of the step, and the peak of Postgres for the given process', async () => {
    const step = {
      environment: { WORD: 'hello' },
      postgresPid: process.pid,
      signal: new AbortController().signal,
    };
    let seen = '';
    const script = `const held = Buffer.alloc(150 << 20, 1); console.error(process.env.WORD); setTimeout(() => console.log(held.length), 700);`;
    const result = await runStep({ ...step, command: ['-e', script], onOutput: (text) => (seen += text) });
    expect(result.nodeMegabytes).toBeGreaterThan(150);
    expect(result.postgresMegabytes).toBeGreaterThan(20);
    expect(result.stdout).toBe(`${150 << 20}\n`);
    expect([seen, result.stderr]).toEqual(['hello\n', 'hello\n']);
    const failing = {
      ...step,
      command: ['-e', 'console.error("no data"); process.exit(3)'],
      onOutput: () => {},
    };
    await expect(runStep(failing)).rejects.toThrow(/failed with exit code 3:\nno data/);
  });
});

describe('table and chart', () => {
  const row = (users: number): ScaleRow => ({
    users,
    orders: 16 * users,
    orderItems: 160 * users,
    importSeconds: users / 100,
    importItemsPerSecond: 16_000,
    trainSeconds: users ** 1.2,
    stages: { 'Stage 1': users / 10, ...(users > 100 && { 'Stage 3': 2 }) },
    evaluateSeconds: 5,
    exportSeconds: users / 200,
    exportUsersPerSecond: 200,
    databaseMegabytes: users / 10,
    nodeMegabytes: { import: 100, train: 200, evaluate: 300, export: 400 },
    featureQueryP50: 2,
    featureQueryP99: 5,
    postgresMegabytes: { import: 101, train: 201, evaluate: 301, export: 401 },
  });
  const rows = [100, 1000].map(row);

  test('every measure has its values and its growth', () => {
    const growth = Object.fromEntries(
      measuresOf(rows).map((measure) => [measure.name.trim(), measure.growth]),
    );
    expect(growth).toMatchObject({
      'order items': expect.closeTo(1, 6),
      train: expect.closeTo(1.2, 6),
      evaluate: expect.closeTo(0, 6),
      'Stage 1': expect.closeTo(1, 6),
      'Stage 3': NaN,
      'Postgres, export': expect.closeTo(0, 6),
    });
  });

  test('the table shows them, with a dash for missing values', () => {
    const table = scaleTable(rows);
    expect(table).toMatch(/100 users.*1,000 users.*growth/);
    expect(table).toMatch(/train .*251 s.*3,981 s.*n\^1\.20/);
    expect(table).toMatch(/Stage 3 .* - .*2\.0 s.* - /);
  });

  test('the chart is SVG with a line for each step', () => {
    const svg = scaleChart(rows);
    expect(svg).toMatch(/^<svg/);
    for (const name of ['import', 'train', 'evaluate', 'export', 'n^1.1', 'database', 'users'])
      expect(svg).toContain(`>${name}<`);
  });
});
