/**
 * Builds the model's row. This is the only place where features come together, and training, evaluation and serving all
 * call it: the columns are compiled once into numbered reads, then filled for each candidate.
 */
import { featureColumns, grains, type FeatureColumn, type Grain, type Input } from './feature-columns';
import type { HistoryColumns } from './history';
import { contextColumns } from './target';

/** Where the numbers of one grain stand; `offset` is the start of its row, -1 when there is none (all missing). */
export interface GrainRow {
  values: Float64Array;
  offset: number;
}

/** The rows of all grains for one candidate; reused from candidate to candidate. */
export type GrainRows = Record<Grain, GrainRow>;

/** What retrieval knows about a candidate. */
export const candidateColumns = [
  'co_purchase',
  'co_purchase_last',
  'transition',
  'context_share',
  'neighbours_near',
  'neighbours_wide',
  'neighbours_alike',
] as const;

export interface RowBuilder {
  readonly width: number;
  /** Writes one row into `out` at `start`. */
  fill(rows: GrainRows, out: Float32Array, start: number): void;
}

/**
 * @throws Error naming each input of a feature column that no view or context has
 */
export function createRowBuilder(
  productColumns: readonly string[],
  history: HistoryColumns,
  columns: readonly FeatureColumn[] = featureColumns,
): RowBuilder {
  const columnsOf: Record<Grain, readonly string[]> = {
    context: contextColumns,
    candidate: candidateColumns,
    product: productColumns,
    ...history,
  };
  const unknown = columns.flatMap(({ inputs }) =>
    inputs.filter((input) => place(columnsOf, input) === undefined),
  );
  if (unknown.length > 0) {
    throw new Error(
      `src/features/feature-columns.ts reads what no view has: ${[...new Set(unknown)].join(', ')}`,
    );
  }
  const fills = columns.map((column) => {
    const places = column.inputs.map((input) => place(columnsOf, input) as Place);
    return compile(places, column.value);
  });
  return {
    width: fills.length,
    fill: (rows, out, start) => {
      for (let c = 0; c < fills.length; c++) out[start + c] = (fills[c] as Fill)(rows);
    },
  };
}

export function emptyGrainRows(): GrainRows {
  const none = new Float64Array(0);
  const entries = grains.map((grain) => [grain, { values: none, offset: -1 }]);
  return Object.fromEntries(entries) as GrainRows;
}

interface Place {
  readonly grain: Grain;
  readonly column: number;
}
type Fill = (rows: GrainRows) => number;

function place(columnsOf: Record<Grain, readonly string[]>, input: Input): Place | undefined {
  const [grain, name] = input.split('.') as [Grain, string];
  const column = columnsOf[grain].indexOf(name);
  return column < 0 ? undefined : { grain, column };
}

/** One closure a column; the usual numbers of inputs are spelt out, since a spread call costs several times as much. */
function compile(places: readonly Place[], value: (...inputs: number[]) => number): Fill {
  const reads = places.map(({ grain, column }): Fill => {
    return (rows) => {
      const { values, offset } = rows[grain];
      return offset < 0 ? NaN : (values[offset + column] as number);
    };
  });
  const [a, b, c, d] = reads as [Fill, Fill, Fill, Fill];
  switch (reads.length) {
    case 1:
      return (rows) => value(a(rows));
    case 2:
      return (rows) => value(a(rows), b(rows));
    case 3:
      return (rows) => value(a(rows), b(rows), c(rows));
    case 4:
      return (rows) => value(a(rows), b(rows), c(rows), d(rows));
    default:
      return (rows) => value(...reads.map((read) => read(rows)));
  }
}
