import { mainMetrics } from '../../evaluation/method-results';
import { decimals, percent, signedInterval } from '../../evaluation/report/numbers';
import type { ReportTable, Section } from '../../evaluation/report/section';
import type { Measured, StudyResult, TargetKind, VariantResult } from '../study';
import { studyCharts } from './study-charts';

/** A study as a section of a report. */
export function studySection(result: StudyResult): Section {
  const { study, plan, variants, seeds } = result;
  const [reference] = variants as [VariantResult];
  const { validation, test } = reference.measured;
  return {
    title: `${plan.question} (${study})`,
    paragraphs: [
      ...plan.reading,
      `Each variant is ${seeds === 1 ? 'one stage 1 booster' : `${seeds} stage 1 boosters with different seeds, whose metrics are averaged target by target`}, without stage 2. There are ${validation.targets.toLocaleString('en')} validation targets and ${test.targets.toLocaleString('en')} test targets of users with a history. Differences are each variant's metric minus that of "${reference.variant.name}", paired by target, with 95 % intervals. Base decisions on the validation targets; the test targets are for reporting only.`,
    ],
    charts: studyCharts(result),
    tables: [tableOf(variants, 'validation'), tableOf(variants, 'test')],
  };
}

interface Column {
  readonly head: string;
  readonly cell: (result: VariantResult, measured: Measured) => string;
}

/** Columns that are shown only where variants differ. */
const differing: readonly Column[] = [
  { head: 'note', cell: ({ variant }) => variant.note ?? '' },
  { head: 'training rows', cell: ({ trainingRows }) => Math.round(trainingRows).toLocaleString('en') },
  { head: 'candidates', cell: (_, { candidates }) => decimals(candidates, 1) },
  { head: 'retrieval recall', cell: (_, { retrievalRecall }) => percent(retrievalRecall) },
];

const always: readonly Column[] = mainMetrics.flatMap((metric) => [
  { head: metric, cell: (_, { metrics }) => decimals(metrics[metric]?.mean) },
  { head: 'difference [95 %]', cell: (_, { minusReference }) => signedInterval(minusReference?.[metric]) },
]);

function tableOf(variants: readonly VariantResult[], kind: TargetKind): ReportTable {
  const cellsOf = ({ cell }: Column) => variants.map((result) => cell(result, result.measured[kind]));
  const columns = [
    { head: 'variant', cells: variants.map(({ variant }) => variant.name) },
    ...differing
      .map((column) => ({ head: column.head, cells: cellsOf(column) }))
      .filter(({ cells }) => new Set(cells).size > 1),
    ...always.map((column) => ({ head: column.head, cells: cellsOf(column) })),
  ];
  return {
    caption: kind === 'validation' ? 'Validation targets' : 'Test targets',
    head: columns.map(({ head }) => head),
    rows: variants.map((_, v) => columns.map(({ cells }) => cells[v])),
    folded: kind === 'test',
  };
}
