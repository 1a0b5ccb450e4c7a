/**
 * Connections according to Relay's cursor connections specification, forward only: `edges { cursor node }`, the same nodes
 * without cursors, `pageInfo`, and `totalCount`, which is counted only if requested.
 */
import { Field, Int, ObjectType } from 'type-graphql';
import type { ClassType } from 'type-graphql';
import type { Page } from './page';

@ObjectType({ description: 'Position of a page in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is a page after this one.' })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: 'Whether there may be a page before this one: true if the page was requested with a cursor.',
  })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first edge; null if the page is empty.',
  })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the last edge, to be passed as `after` for the next page; null if the page is empty.',
  })
  readonly endCursor!: string | null;
}

/** Creates the classes `<name>Connection` and `<name>Edge`; a resolver returns `new Connection(page)`. */
export function connectionOf<Node extends object>(NodeClass: ClassType<Node>, name: string) {
  @ObjectType(`${name}Edge`, { description: `One ${name.toLowerCase()} in a list, with its cursor.` })
  class Edge {
    @Field(() => String, { description: 'Opaque position in the list, to be passed as `after`.' })
    readonly cursor!: string;

    @Field(() => NodeClass, { description: `The ${name.toLowerCase()} at this position.` })
    readonly node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `One page of a list of ${name.toLowerCase()}s.` })
  class Connection {
    constructor(private readonly page: Page<Node>) {}

    @Field(() => [Edge], { description: 'The entries of the page, each with its cursor.', complexity: 0 })
    edges(): readonly Edge[] {
      return this.page.edges;
    }

    @Field(() => [NodeClass], { description: 'The entries of the page without cursors.', complexity: 0 })
    nodes(): readonly Node[] {
      return this.page.edges.map(({ node }) => node);
    }

    @Field(() => PageInfo, { description: 'Position of this page in the list.' })
    pageInfo(): PageInfo {
      const { edges, hasNextPage, hasPreviousPage } = this.page;
      const [start, end] = [edges[0]?.cursor ?? null, edges.at(-1)?.cursor ?? null];
      return { hasNextPage, hasPreviousPage, startCursor: start, endCursor: end };
    }

    @Field(() => Int, { description: 'Number of entries in the whole list.' })
    totalCount(): Promise<number> {
      return this.page.countAll();
    }
  }

  return Connection;
}
