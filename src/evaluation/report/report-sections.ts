/** The report of one data set as a list of sections, from the summary to the details. */
import { calibrationSection } from './sections/calibration-section';
import { comparisonSection } from './sections/comparison-section';
import { importanceSection } from './sections/importance-section';
import { metricsSection } from './sections/metrics-section';
import { retrievalSection } from './sections/retrieval-section';
import { selectionSection } from './sections/selection-section';
import { sliceSection } from './sections/slice-section';
import { tuningSection } from './sections/tuning-section';
import { verdictSection } from './sections/verdict-section';
import type { EvaluationReport } from './evaluation-report';
import type { Section } from './section';

export function reportSections(report: EvaluationReport): readonly Section[] {
  const { evaluation, retrieval, importance, tuning } = report;
  return [
    verdictSection(report),
    comparisonSection(evaluation),
    sliceSection(evaluation),
    calibrationSection(evaluation),
    selectionSection(evaluation),
    ...(retrieval.length > 0 ? [retrievalSection(retrieval)] : []),
    importanceSection(importance),
    ...(tuning.baselines.length > 0 ? [tuningSection(tuning)] : []),
    metricsSection(evaluation),
  ];
}
