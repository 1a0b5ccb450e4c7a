import type { PageArgs } from './page-args';

/** One page of a list, in the terms of connections. */
export interface Page<Node extends object> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Only called if the client requests totalCount. */
  countAll: () => Promise<number>;
}

/**
 * Creates a page from rows that were read with `limit wanted + 1`: the extra row only shows that there is a next page.
 *
 * @param after the cursor in the request for the page
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
    // An empty cursor is that of no page.
    hasPreviousPage: Boolean(after),
    countAll,
  };
}
