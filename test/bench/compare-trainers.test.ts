/** Ratios and their table, from trainers that are real processes with fixed answers. */
import { compare, median } from '../../src/bench/gbdt/compare-trainers';
import { breakdownTable, ratioTable } from '../../src/bench/gbdt/comparison-tables';
import type { Trainer } from '../../src/bench/gbdt/run-trainer';

const part = { numRows: 10, rows: 'rows', labels: 'labels' };
const data = { train: part, validation: part };
const setting = { rows: 10, leaves: 63, threads: 2, trees: 5, repeats: 3 };

/** Prints this answer after some other output; its wall time is multiplied by the job's threads. */
function answering(answer: Record<string, unknown>): Trainer {
  const script = `
    const job = JSON.parse(process.argv[1]);
    console.log('chatter');
    const answer = ${JSON.stringify(answer)};
    console.log(JSON.stringify({ ...answer, wallSeconds: answer.wallSeconds * job.threads }));
  `;
  return [process.execPath, '-e', script];
}

const answer = {
  wallSeconds: 1,
  cpuSeconds: 1.5,
  peakMegabytes: 110,
  auc: 0.8,
  logLoss: 0.25,
  predictSeconds: 1,
  breakdown: { binning: 200, histograms: 700 },
};
const ours = answering(answer);
const lightGbm = answering({
  wallSeconds: 2,
  cpuSeconds: 6,
  peakMegabytes: 100,
  auc: 0.8001,
  logLoss: 0.2499,
  predictSeconds: 4,
});

test('ratios are trainer / LightGBM, differences trainer - LightGBM', async () => {
  const row = await compare(setting, [data, data, data], { ours, lightGbm });
  expect(row).toMatchObject({
    ...setting,
    wallRatio: 0.5,
    cpuRatio: 0.25,
    memoryRatio: 1.1,
    predictRatio: 0.25,
  });
  expect(row.aucDifference).toBeCloseTo(-0.0001, 10);
  expect(row.logLossDifference).toBeCloseTo(0.0001, 10);
  expect(row.ours.wallSeconds).toBe(2);
  expect(ratioTable([row])).toMatch(/0\.50.*0\.25.*1\.10.*-0\.00010/);
  expect(breakdownTable([row])).toMatch(/binning.*histograms/);
});

test('differences are means over the data sets, ratios medians', async () => {
  const byRows: Trainer = [
    process.execPath,
    '-e',
    `const { train } = JSON.parse(process.argv[1]);
     console.log(JSON.stringify({ ...${JSON.stringify(answer)}, auc: 0.8 + train.numRows / 1e5, wallSeconds: train.numRows }));`,
  ];
  const sets = [10, 20, 60].map((numRows) => ({ ...data, train: { ...part, numRows } }));
  const row = await compare(setting, sets, { ours: byRows, lightGbm });
  expect(row.aucDifference).toBeCloseTo(0.0003 - 0.0001, 10);
  expect(row.wallRatio).toBe(20 / 4);
});

test('a failing trainer is reported with its error output', async () => {
  const failing: Trainer = [process.execPath, '-e', 'console.error("no such file"); process.exit(3)'];
  const comparison = compare(setting, [data], { ours: failing, lightGbm });
  await expect(comparison).rejects.toThrow(/failed with exit code 3:\nno such file/);
});

test('the median is one of the values', () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2);
});
