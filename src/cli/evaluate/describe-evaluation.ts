import Table from 'cli-table3';
import { comparisonLines } from '../../evaluation/comparison-lines';
import type { EvaluationReport } from '../../evaluation/report/evaluation-report';
import { decimals, settingsLine, signedInterval } from '../../evaluation/report/numbers';
import { leftOutLine, verdict } from '../../evaluation/report/sections/verdict-section';
import { overviewSections } from '../../evaluation/report/overview';
import { bestBaseline, mainMetrics } from '../../evaluation/method-results';
import { resultTable } from '../../evaluation/result-table';

/** The terminal output for one data set. */
export function describeEvaluation(report: EvaluationReport): string {
  const { dataSet, sampledFrom, fittedOn, evaluation, tuning, seconds } = report;
  const { targets, modelVersion, methods, calibration } = evaluation;
  const lines = [
    ...(fittedOn === undefined ? [] : [leftOutLine(fittedOn)]),
    `${dataSet}: ${targets}${sampledFrom === undefined ? '' : ` of ${sampledFrom}`} users; target: last order with items; model: ${modelVersion}`,
    resultTable(evaluation),
    ...mainMetrics.flatMap((metric) => {
      const best = bestBaseline(methods, metric);
      const gap = best?.oursMinusThis?.[metric];
      return best
        ? [
            `${metric}: model minus ${best.name}, the best baseline: ${signedInterval(gap)}${gap ? `, ${verdict(gap)}` : ''}`,
          ]
        : [];
    }),
    ...comparisonLines(evaluation),
    `Expected calibration error ${decimals(calibration.expectedCalibrationError)}.`,
    ...(tuning.baselines.length > 0
      ? [
          `Baselines, tuned on ${tuning.targets} validation targets with up to ${tuning.budget} settings each:`,
          ...tuning.baselines.map(
            ({ name, parameters, basketScale, trials }) =>
              `  ${name}: ${settingsLine(parameters)}; basket size ${basketScale} x the user's mean (${trials} settings tried)`,
          ),
        ]
      : []),
    `Took ${seconds.toFixed(0)} s.`,
  ];
  return `${lines.join('\n')}\n`;
}

/** The overview after several data sets; empty for a single one. */
export function describeOverview(reports: readonly EvaluationReport[]): string {
  return overviewSections(reports)
    .flatMap(({ paragraphs, tables = [] }) => [
      ...paragraphs,
      ...tables.map(({ caption, head, rows }) => {
        const table = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
        for (const row of rows) table.push([...row]);
        return `${caption}\n${table.toString()}`;
      }),
    ])
    .map((text) => `${text}\n`)
    .join('');
}
