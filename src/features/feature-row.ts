/**
 * Builds the model's row. Training, evaluation and serving all call this function, so that features are assembled in
 * one place only. The columns are compiled once into numbered reads, then filled for each candidate. Two shortcuts make
 * this fast: plain columns are copied in a loop over two lists of places, and columns that depend only on the target
 * are computed for its first row and copied to the others.
 */
import { featureColumns, grains, isPlain } from './feature-columns';
import type { FeatureColumn, Grain, Input } from './feature-columns';
import type { HistoryColumns } from './history';
import { contextColumns } from './target';

/** The numbers of one grain; `offset` is the start of its row, -1 if there is none (all missing). */
export interface GrainRow {
  values: Float64Array;
  offset: number;
}

export type GrainRows = Readonly<Record<Grain, GrainRow>>;

/** Numbers that retrieval computes for each candidate. */
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
  /** The inputs of the next row; set them before calling `fill`. */
  readonly grains: GrainRows;
  /**
   * Writes one row into `out` at `start`.
   *
   * @param sameTarget start of a row of the same target in `out`; -1 for the first row of a target
   */
  fill: (out: Float32Array, start: number, sameTarget: number) => void;
}

/**
 * @throws Error listing the inputs of feature columns that exist in no view, context or candidate
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
      `src/features/feature-columns.ts: expected inputs that a view, the context or the candidate has, ` +
        `got ${[...new Set(unknown)].join(', ')}. Add them to the view, or correct their names.`,
    );
  }
  const rows = emptyGrainRows();
  const placed = columns.map((column, to): PlacedColumn => {
    const places = column.inputs.map((input) => place(columnsOf, input) as Place);
    return { to, places, isPlain: isPlain(column), value: compile(rows, places, column.value) };
  });
  const ofTarget = placed.filter(({ places }) => places.every(({ grain }) => targetGrains.has(grain)));
  const own = placed.filter((column) => !ofTarget.includes(column));
  const copies = grains.flatMap((grain) => copyOf(rows[grain], grain, own));
  const derived = own.filter((column) => !column.isPlain);
  return {
    width: columns.length,
    grains: rows,
    fill: (out, start, sameTarget) => {
      for (const { row, from, to } of copies) {
        const { values, offset } = row;
        if (offset < 0) for (let i = 0; i < to.length; i++) out[start + to[i]] = NaN;
        else {
          for (let i = 0; i < to.length; i++) {
            out[start + to[i]] = values[offset + from[i]];
          }
        }
      }
      for (const { to, value } of derived) out[start + to] = value();
      if (sameTarget < 0) for (const { to, value } of ofTarget) out[start + to] = value();
      else for (const { to } of ofTarget) out[start + to] = out[sameTarget + to];
    },
  };
}

/** Grains that are the same for all candidates of a target. */
const targetGrains: ReadonlySet<Grain> = new Set(['context', 'user']);

function emptyGrainRows(): GrainRows {
  const none = new Float64Array(0);
  const entries = grains.map((grain) => [grain, { values: none, offset: -1 }]);
  return Object.fromEntries(entries) as GrainRows;
}

interface Place {
  readonly grain: Grain;
  readonly column: number;
}

interface PlacedColumn {
  /** Place in the row to fill. */
  readonly to: number;
  readonly places: readonly Place[];
  readonly isPlain: boolean;
  value: () => number;
}

function place(columnsOf: Record<Grain, readonly string[]>, input: Input): Place | undefined {
  const [grain, name] = input.split('.') as [Grain, string];
  const column = columnsOf[grain].indexOf(name);
  return column < 0 ? undefined : { grain, column };
}

/** The plain columns of one grain: places `from` of its row are copied to places `to` of the feature row. */
interface Copy {
  readonly row: GrainRow;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** @returns an empty list if the grain has no plain column */
function copyOf(row: GrainRow, grain: Grain, columns: readonly PlacedColumn[]): readonly Copy[] {
  const plain = columns.filter((column) => column.isPlain && column.places[0]?.grain === grain);
  if (plain.length === 0) return [];
  return [
    {
      row,
      from: Int32Array.from(plain, ({ places }) => places[0].column),
      to: Int32Array.from(plain, ({ to }) => to),
    },
  ];
}

/** One closure per column. One to four inputs are spelled out, because a spread call costs several times as much. */
function compile(
  rows: GrainRows,
  places: readonly Place[],
  value: (...inputs: number[]) => number,
): () => number {
  const reads = places.map(({ grain, column }) => {
    const row = rows[grain];
    return () => (row.offset < 0 ? NaN : row.values[row.offset + column]);
  });
  const [a, b, c, d] = reads as [Read, Read, Read, Read];
  switch (reads.length) {
    case 1:
      return () => value(a());
    case 2:
      return () => value(a(), b());
    case 3:
      return () => value(a(), b(), c());
    case 4:
      return () => value(a(), b(), c(), d());
    default:
      return () => value(...reads.map((read) => read()));
  }
}

type Read = () => number;
