/**
 * Connections after Relay's cursor connections specification, forward only: `edges { cursor node }`, the same nodes
 * without cursors, `pageInfo`, and `totalCount`, which is counted only when asked for.
 */
import { Field, Int, ObjectType } from 'type-graphql';
import type { ClassType } from 'type-graphql';
import type { Page } from './page';

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Is there a page after this one?' })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Was the page asked for with a cursor?' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null on an empty page.' })
  readonly startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge: `after` of the next page.' })
  readonly endCursor!: string | null;
}

/** Makes the classes of `<name>Connection` and `<name>Edge`; a resolver returns `new Connection(page)`. */
export function connectionOf<Node extends object>(NodeClass: ClassType<Node>, name: string) {
  @ObjectType(`${name}Edge`, { description: `One ${name.toLowerCase()} with its place in the list.` })
  class Edge {
    @Field(() => String, { description: 'Opaque place in the list.' })
    readonly cursor!: string;

    @Field(() => NodeClass, { description: `The ${name.toLowerCase()}.` })
    readonly node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name.toLowerCase()}s.` })
  class Connection {
    constructor(private readonly page: Page<Node>) {}

    @Field(() => [Edge], { description: 'The page with cursors.', complexity: 0 })
    edges(): readonly Edge[] {
      return this.page.edges;
    }

    @Field(() => [NodeClass], { description: 'The page without cursors.', complexity: 0 })
    nodes(): readonly Node[] {
      return this.page.edges.map(({ node }) => node);
    }

    @Field(() => PageInfo, { description: 'Where this page stands in the list.' })
    pageInfo(): PageInfo {
      const { edges, hasNextPage, hasPreviousPage } = this.page;
      const [start, end] = [edges[0]?.cursor ?? null, edges.at(-1)?.cursor ?? null];
      return { hasNextPage, hasPreviousPage, startCursor: start, endCursor: end };
    }

    @Field(() => Int, { description: 'Length of the whole list.' })
    totalCount(): Promise<number> {
      return this.page.countAll();
    }
  }

  return Connection;
}
