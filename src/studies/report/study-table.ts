import CliTable from 'cli-table3';
import { mainMetrics } from '../../evaluation/method-results';
import { decimals, signedInterval } from '../../evaluation/report/numbers';
import type { StudyResult } from '../study';

/** A study as text for the terminal: the validation targets. */
export function studyTable({ dataSet, study, plan, variants, seeds, seconds }: StudyResult): string {
  const table = new CliTable({
    head: ['variant', '', ...mainMetrics.flatMap((metric) => [metric, 'difference [95 %]'])],
    style: { head: [], border: [], compact: true },
  });
  for (const { variant, measured } of variants) {
    const { metrics, minusReference } = measured.validation;
    table.push([
      variant.name,
      variant.note ?? '',
      ...mainMetrics.flatMap((metric) => [
        decimals(metrics[metric]?.mean),
        signedInterval(minusReference?.[metric]),
      ]),
    ]);
  }
  const targets = variants[0]?.measured.validation.targets ?? 0;
  return [
    `${dataSet}, study ${study}: ${plan.question}`,
    `${targets} validation targets, ${seeds} boosters per variant`,
    table.toString(),
    `Took ${seconds.toFixed(0)} s.`,
    '',
  ].join('\n');
}
