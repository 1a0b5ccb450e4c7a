import { importanceChart } from '../charts/importance-chart';
import type { EvaluationReport, ImportanceRow } from '../evaluation-report';
import { percent } from '../numbers';
import type { Section } from '../section';

const MAX_FEATURES = 20;

/** The most important features of both stages. */
export function importanceSection({ stage1, stage2 }: EvaluationReport['importance']): Section {
  return {
    title: 'Feature importance',
    paragraphs: [
      "Each feature's share of the total gain of all splits in the stage. Features with similar content divide their importance, so a small share does not mean that a feature is useless.",
    ],
    charts: [importanceChart('Stage 1', shares(stage1)), importanceChart('Stage 2', shares(stage2))],
    tables: [
      { caption: 'Stage 1', ...table(stage1) },
      { caption: 'Stage 2', ...table(stage2) },
    ],
  };
}

export interface ImportanceShare {
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
}

function shares(rows: readonly ImportanceRow[]): readonly ImportanceShare[] {
  const total = rows.reduce((sum, { gain }) => sum + gain, 0);
  return rows.slice(0, MAX_FEATURES).map(({ name, gain }) => ({ name, share: gain / total }));
}

function table(rows: readonly ImportanceRow[]) {
  const splits = new Map(rows.map((row) => [row.name, row.splits]));
  return {
    folded: true,
    head: ['feature', 'share of gain', 'splits'],
    rows: shares(rows).map(({ name, share }) => [name, percent(share), String(splits.get(name))]),
  };
}
