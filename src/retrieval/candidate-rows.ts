/**
 * Computes the candidates of targets, with their feature rows. Training, evaluation and serving all get the model's
 * input from here, so that they see the same candidates and the same numbers.
 */
import type { Pool } from 'pg';
import { candidateColumns, createRowBuilder } from '../features/feature-row';
import type { GrainRows } from '../features/feature-row';
import { readHistories } from '../features/history';
import type { Histories, HistoryColumns, KeyedRows, UserHistory } from '../features/history';
import type { ProductTable } from '../features/product-table';
import { contextValues } from '../features/target';
import type { Target } from '../features/target';
import { placesOf } from '../lib/places-of';
import { scratchOf } from '../lib/scratch-of';
import { step } from '../lib/step';
import type { Candidate, RetrievalSizes } from './candidate';
import type { Catalogue } from './catalogue';
import { linkColumns } from './link-support';
import { filteredCandidates } from './filtered-candidates';
import type { ProductFilter } from './product-filter';
import type { RetrievalRequest } from './retrieve';
import { similarUserViews } from './similar-users';

export interface CandidateRequest {
  readonly target: Target;
  readonly filter: ProductFilter;
  /** Ids of the products that the user dismissed. */
  readonly dismissed: ReadonlySet<number>;
}

/** The candidates of many targets, in one matrix. */
export interface CandidateRows {
  readonly histories: Histories;
  /** Candidates of request r: rows starts[r] to starts[r + 1]. */
  readonly starts: Int32Array;
  /**
   * Rows starts[r] to listEnds[r] are those of the request without its filter, and stage 2 compares candidates within
   * them. The other rows of the request are candidates that only its filter brought in.
   */
  readonly listEnds: Int32Array;
  /** By row: 1 if the filter of the request admits the candidate, else 0. */
  readonly admitted: Uint8Array;
  readonly candidates: readonly Candidate[];
  /** Row-major, candidates x feature columns. */
  readonly rows: Float32Array;
  readonly width: number;
}

export interface CandidateSetting {
  readonly catalogue: Catalogue;
  readonly sizes: RetrievalSizes;
  /** Ids of the products that are unavailable now; they are never candidates. */
  readonly unavailable: ReadonlySet<number>;
}

/** Reads the histories of the targets, then computes their candidates. */
export async function candidateRows(
  { pool, ...setting }: CandidateSetting & { readonly pool: Pool },
  requests: readonly CandidateRequest[],
): Promise<CandidateRows> {
  const targets = requests.map((request) => request.target);
  const histories = await step('features', () => readHistories(pool, targets));
  return candidateRowsOf(histories, setting, requests);
}

/** @param histories those of the requests' targets, in order */
export function candidateRowsOf(
  histories: Histories,
  { catalogue, sizes, unavailable }: CandidateSetting,
  requests: readonly CandidateRequest[],
): CandidateRows {
  const { columns } = histories;
  const found = requests.map(({ target, filter, dismissed }, r) => {
    const history = histories.of[r];
    const parts = { target, history, columns, filter, unavailable, dismissed };
    const { request, ...own } = filteredCandidates(catalogue, sizes, parts);
    return { target, history, ...own, values: candidateValues(catalogue, request, own.candidates) };
  });
  const starts = new Int32Array(requests.length + 1);
  found.forEach(({ candidates }, r) => (starts[r + 1] = starts[r] + candidates.length));
  const builder = builderOf(columns)(catalogue.products);
  const rows = new Float32Array(starts[requests.length] * builder.width);
  found.forEach(({ target, history, candidates, values }, r) => {
    setTargetGrains(builder.grains, target, history);
    builder.grains.candidate.values = values;
    const first = starts[r] * builder.width;
    candidates.forEach(({ product }, c) => {
      setCandidateGrains(builder.grains, catalogue, history, product);
      builder.grains.candidate.offset = c * candidateColumns.length;
      builder.fill(rows, first + c * builder.width, c === 0 ? -1 : first);
    });
  });
  return {
    histories,
    starts,
    listEnds: Int32Array.from(found, ({ listed }, r) => starts[r] + listed),
    admitted: Uint8Array.from(
      found.flatMap(({ candidates, admits }) => candidates.map((candidate) => (admits(candidate) ? 1 : 0))),
    ),
    candidates: found.flatMap(({ candidates }) => candidates),
    rows,
    width: builder.width,
  };
}

/** All calls with the same columns share a builder, which is safe because a call fills its rows synchronously. */
const builderOf = scratchOf((columns: HistoryColumns) =>
  scratchOf(({ columns: productColumns }: ProductTable) => createRowBuilder(productColumns, columns)),
);

function setTargetGrains(grains: GrainRows, target: Target, history: UserHistory): void {
  grains.context.values = contextValues(target.context);
  grains.context.offset = 0;
  if (history.user) grains.user.values = history.user;
  grains.user.offset = history.user ? 0 : -1;
  grains.userProduct.values = history.products.values;
  grains.aisle.values = history.aisles.values;
  grains.department.values = history.departments.values;
}

function setCandidateGrains(
  grains: GrainRows,
  { products }: Catalogue,
  history: UserHistory,
  product: number,
): void {
  grains.product.values = products.values;
  grains.product.offset = product * products.columns.length;
  grains.userProduct.offset = rowOffset(history.products, products.ids[product]);
  grains.aisle.offset = rowOffset(history.aisles, products.aisleIds[product]);
  grains.department.offset = rowOffset(history.departments, products.departmentIds[product]);
}

function rowOffset({ keys, indexOf, values }: KeyedRows, key: number): number {
  const row = indexOf.get(key);
  return row === undefined ? -1 : row * (values.length / keys.length);
}

const candidatePlace = placesOf(candidateColumns);
const linkPlaces = linkColumns.map((name) => candidatePlace[name]);
const similarUserPlaces = similarUserViews.map((view) => candidatePlace[`neighbours_${view}`]);

/** Rows of {@link candidateColumns}: the numbers that retrieval computes, in the order of the candidates. */
function candidateValues(
  { contexts, orderShares }: Catalogue,
  { context, links, similarUsers }: RetrievalRequest,
  candidates: readonly Candidate[],
): Float64Array {
  const shares = contexts.at(context.dayOfWeek, context.hourOfDay)?.shares;
  const width = candidateColumns.length;
  // A column that is not filled below is missing (NaN), not 0.
  const out = new Float64Array(candidates.length * width).fill(NaN);
  candidates.forEach(({ product }, c) => {
    const start = c * width;
    for (let i = 0; i < linkPlaces.length; i++) out[start + linkPlaces[i]] = links.at(product, i);
    for (let i = 0; i < similarUserPlaces.length; i++)
      out[start + similarUserPlaces[i]] = similarUsers.at(product, i);
    out[start + candidatePlace.context_share] = shares?.get(product) ?? orderShares[product];
  });
  return out;
}
