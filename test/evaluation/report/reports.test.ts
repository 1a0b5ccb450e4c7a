/** The report formats, from a small evaluation defined here. */
import type { Interval } from '../../../src/evaluation/bootstrap';
import type { MethodResult } from '../../../src/evaluation/method-results';
import { metricNames } from '../../../src/evaluation/target-metrics';
import type { EvaluationReport } from '../../../src/evaluation/report/evaluation-report';
import { htmlReport } from '../../../src/evaluation/report/html-report';
import { markdownReport } from '../../../src/evaluation/report/markdown-report';
import { reportRows } from '../../../src/evaluation/report/report-rows';

const around = (mean: number): Interval => ({ mean, low: mean - 0.01, high: mean + 0.01 });
const allMetrics = (mean: number) => Object.fromEntries(metricNames.map((name) => [name, around(mean)]));

const ours: MethodResult = {
  name: 'ours',
  kind: 'ours',
  metrics: { ...allMetrics(0.4), 'exploreRecall@10': { mean: NaN, low: NaN, high: NaN } },
  catalogueCoverage: 0.5,
};

function baseline(name: string, mean: number): MethodResult {
  const difference = allMetrics(0.4 - mean);
  return {
    name,
    kind: 'baseline',
    metrics: allMetrics(mean),
    oursMinusThis: difference,
    catalogueCoverage: 0.25,
  };
}

const report: EvaluationReport = {
  dataSet: 'Tom & <Jerry>',
  evaluation: {
    lag: 1,
    modelVersion: 'v1',
    targets: 1234,
    meanBasket: 9.5,
    meanHistory: 14.25,
    products: 2000,
    repeatShare: 0.6,
    calibration: {
      expectedCalibrationError: 0.0123,
      bins: [{ predicted: 0.05, observed: 0.06, count: 100 }],
    },
    methods: [ours, baseline('weak', 0.1), baseline('strong', 0.395), baseline('middling', 0.3)],
    slices: [
      {
        dimension: 'orders before',
        name: '1 to 2',
        targets: 12,
        methods: { ours: { 'ndcg@10': 0.3 }, strong: { 'ndcg@10': 0.2 } },
        against: { 'ndcg@10': { baseline: 'strong', difference: around(0.1) } },
      },
    ],
    selection: [
      { rule: '7 products', basketF1: 0.36, size: 7, oursMinusThis: around(0.04) },
      { rule: '9 products', basketF1: 0.35, size: 9, oursMinusThis: around(0.05) },
    ],
  },
  tuning: {
    budget: 7,
    targets: 1000,
    baselines: [
      {
        name: 'strong',
        parameters: { alpha: 0.3 },
        basketScale: 1.1,
        trials: 7,
        validation: 0.4,
        publishedValidation: 0.39,
        seconds: 2,
      },
    ],
  },
  retrieval: [
    { generator: 'popular', asked: 50, found: 49.5, repeatRecall: NaN, exploreRecall: 0.2, recall: 0.1 },
  ],
  importance: {
    stage1: [
      { name: 'user_orders', gain: 3, splits: 2 },
      { name: 'days_since_last', gain: 1, splits: 1 },
    ],
    stage2: [{ name: 'stage1_rank', gain: 1, splits: 1 }],
  },
  seconds: 12,
};

describe('JSON rows', () => {
  const rows = reportRows(report);

  test('there is one per method and metric, with its interval and the difference to the model', () => {
    expect(rows).toHaveLength(4 * metricNames.length);
    expect(rows.find(({ method, metric }) => method === 'strong' && metric === 'recall@10')).toEqual({
      dataSet: 'Tom & <Jerry>',
      method: 'strong',
      kind: 'baseline',
      metric: 'recall@10',
      value: 0.395,
      low: expect.closeTo(0.385),
      high: expect.closeTo(0.405),
      oursMinusThis: expect.closeTo(0.005),
      oursMinusThisLow: expect.closeTo(-0.005),
      oursMinusThisHigh: expect.closeTo(0.015),
    });
  });

  test('an undefined metric is null', () => {
    const [row] = rows.filter(({ method, metric }) => method === 'ours' && metric === 'exploreRecall@10');
    expect(row).toMatchObject({ value: null, low: null, high: null, oursMinusThis: null });
  });
});

describe('Markdown', () => {
  const text = markdownReport([report]);

  test('the verdict compares with the best baseline and is clear only if the interval is', () => {
    expect(text).toContain('| strong | 0.3950 | +0.0050 [-0.0050, +0.0150] | +1.3 % | no clear difference |');
  });

  test('every section is present', () => {
    for (const title of [
      'Summary',
      'Compared with other methods',
      'Results by group of users',
      'Are the probabilities reliable?',
      'Size of the predicted basket',
      'Candidates: the upper limit of ranking',
      'Feature importance',
      'Tuning of the baselines',
      'All metrics',
    ])
      expect(text).toContain(`\n## ${title}\n`);
    expect(text).toContain('| user_orders | 75.0 % | 2 |');
    expect(text).toContain('| strong | alpha 0.3 | 1.1 x mean | 7 | 0.4000 | 0.3900 | 2.0 |');
  });

  test('every table row has as many cells as the table head', () => {
    const tables = text
      .split('\n\n')
      .map((block) => block.split('\n').filter((line) => line.startsWith('|')));
    for (const [head, ...rows] of tables) {
      for (const row of rows) expect(row.split(' | ')).toHaveLength(head.split(' | ').length);
    }
  });
});

describe('the HTML page', () => {
  const page = htmlReport([report]);

  test('loads no resources and runs no scripts', () => {
    expect(page).not.toMatch(/<script|<link|<img|@import|url\((?!#)/);
    const addresses = new Set(page.match(/https?:\/\/[^"' ]+/g));
    // Names of XML name spaces, which are never fetched.
    expect([...addresses].filter((address) => !address.startsWith('http://www.w3.org/'))).toEqual([]);
  });

  test('each chart is drawn twice, for light and dark mode, and has a text alternative', () => {
    const figures = page.match(/<figure>/g)?.length ?? 0;
    expect(figures).toBe(9);
    expect(page.match(/<svg /g)).toHaveLength(2 * figures);
    expect(page.match(/role="img" aria-label="[^"]{20,}"/g)).toHaveLength(figures);
    expect(page).not.toContain('NaN');
  });

  test('names are escaped', () => {
    expect(page).toContain('<title>Evaluation on Tom &amp; &lt;Jerry&gt;</title>');
    expect(page).not.toContain('<Jerry>');
  });

  test('reports users whose last order the model may have been fitted on, and what is not clearly better', () => {
    expect(markdownReport([report])).not.toContain('left out');
    const changed = markdownReport([{ ...report, fittedOn: 3 }]);
    expect(changed).toContain(
      '3 users were left out, because the model may have been fitted on their last order.',
    );
    expect(changed).toContain('No clear difference to the best baseline: recall@10 (strong, ');
  });

  test('several data sets start with an overview and get a part each', () => {
    const two = htmlReport([report, { ...report, dataSet: 'other' }]);
    expect(two).toContain('All data sets at a glance');
    expect(two.match(/<section id="data-/g)).toHaveLength(2);
    expect(page).not.toContain('All data sets at a glance');
    expect(markdownReport([report, { ...report, dataSet: 'other' }])).toContain('\n## other\n');
  });

  test('the overview describes the data sets and the tuning, and counts the verdicts', () => {
    const untuned = { ...report, dataSet: 'other', tuning: { budget: 0, targets: 0, baselines: [] } };
    const text = markdownReport([report, untuned]);
    expect(text).toContain('| Tom & <Jerry> | 1,234 | 14.3 | 9.5 | 60.0 % | 2,000 | up to 7 |');
    expect(text).toContain('| other | 1,234 | 14.3 | 9.5 | 60.0 % | 2,000 | published |');
    expect(text).toContain(
      'The model is clearly better in 0 of 6 comparisons and clearly worse in 0; there is no clear difference in 6.',
    );
    const alone = { ...report, evaluation: { ...report.evaluation, methods: [ours], slices: [] } };
    expect(markdownReport([alone, alone])).not.toContain('comparisons');
  });

  test('without baselines, the report mentions that there is nothing to compare with', () => {
    const alone = { ...report, evaluation: { ...report.evaluation, methods: [ours], slices: [] } };
    expect(htmlReport([alone])).toContain('no baseline to compare with');
  });
});
