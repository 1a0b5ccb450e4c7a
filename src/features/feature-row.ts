/**
 * Builds the model's row. This is the only place where features come together, and training, evaluation and serving all
 * call it: the columns are compiled once into numbered reads, then filled for each candidate. Most columns are numbers of
 * a view as they stand, which is a loop over two lists of places; what depends on the target alone is the same in all its
 * rows and found once.
 */
import { featureColumns, grains, isPlain } from './feature-columns';
import type { FeatureColumn, Grain, Input } from './feature-columns';
import type { HistoryColumns } from './history';
import { contextColumns } from './target';

/** Where the numbers of one grain stand; `offset` is the start of its row, -1 when there is none (all missing). */
export interface GrainRow {
  values: Float64Array;
  offset: number;
}

export type GrainRows = Readonly<Record<Grain, GrainRow>>;

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
  /** What the next row is made from: to be set before it is filled. */
  readonly grains: GrainRows;
  /**
   * Writes one row into `out` at `start`.
   *
   * @param sameTarget start of a row of the same target in `out`; -1 when this is its first
   */
  fill(out: Float32Array, start: number, sameTarget: number): void;
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

/** What is the same for all candidates of a target. */
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
  /** In the row that is filled. */
  readonly to: number;
  readonly places: readonly Place[];
  readonly isPlain: boolean;
  value(): number;
}

function place(columnsOf: Record<Grain, readonly string[]>, input: Input): Place | undefined {
  const [grain, name] = input.split('.') as [Grain, string];
  const column = columnsOf[grain].indexOf(name);
  return column < 0 ? undefined : { grain, column };
}

/** The plain columns of one grain: numbers at `from` in its row go to `to` in ours. */
interface Copy {
  readonly row: GrainRow;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** @returns nothing where the grain has no plain column */
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

/** One closure a column; the usual numbers of inputs are spelt out, since a spread call costs several times as much. */
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
