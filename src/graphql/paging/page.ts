import type { PageArgs } from './page-args';

/** One page of a list, in the words of the connections. */
export interface Page<Node extends object> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Only called when a client asks for totalCount. */
  countAll(): Promise<number>;
}

/**
 * Makes a page from rows that were read with `limit wanted + 1`: the surplus row only tells that there are more.
 *
 * @param after the cursor that the page was asked for with
 */
export function toPage<Row, Node extends object>(
  rows: readonly Row[],
  { wanted, after }: Pick<PageArgs, 'wanted' | 'after'>,
  toEdge: (row: Row) => { cursor: string; node: Node },
  countAll: () => Promise<number>,
): Page<Node> {
  return {
    edges: rows.slice(0, wanted).map(toEdge),
    hasNextPage: rows.length > wanted,
    hasPreviousPage: after !== null && after !== undefined,
    countAll,
  };
}
