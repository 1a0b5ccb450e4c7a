/**
 * Makes the service a subgraph of Apollo Federation (https://www.apollographql.com/docs/federation/subgraph-spec): the
 * schema as text for composition, and users and products by their keys, so that other subgraphs can reference them. Access
 * is checked as in all other queries.
 */
import { GraphQLScalarType } from 'graphql';
import { Arg, Authorized, createUnionType, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { badInput } from '../errors';
import { isExternalId, isUuid } from '../validation/ids';
import { costOfEntities } from '../query-cost';
import type { RequestContext } from '../request-context';
import { Product } from '../products/product.type';
import { knownProducts } from '../products/requested-products';
import { User } from '../users/user.type';
import { requireUser } from '../viewer';
import { printSubgraph } from './print-subgraph';

@ObjectType('_Service', { description: 'Description of this subgraph for composition.' })
export class SubgraphService {
  @Field(() => String, { description: 'The schema of the subgraph, with the directives of Federation.' })
  readonly sdl!: string;
}

const Entity = createUnionType({
  name: '_Entity',
  description: 'An entity that other subgraphs may reference.',
  types: () => [User, Product] as const,
});

const Any = new GraphQLScalarType({
  name: '_Any',
  description: 'Reference to an entity: its type name and the fields of its key.',
});

/** A page of another subgraph's list has at most this many references. */
const MAX_REPRESENTATIONS = 100;

const representationSchema = z.object({
  __typename: z.enum(['User', 'Product']),
  id: z.union([z.string(), z.int().transform(String)]),
});

@Resolver()
export class FederationResolver {
  @Query(() => SubgraphService, {
    name: '_service',
    description: 'Description of this subgraph for composition.',
  })
  service(): SubgraphService {
    return { sdl: printSubgraph() };
  }

  @Authorized()
  @Query(() => [Entity], {
    name: '_entities',
    nullable: 'items',
    description:
      'Users and products by their keys, in the order of the references; null for a reference to nothing.',
    complexity: costOfEntities,
  })
  entities(
    @Ctx() context: RequestContext,
    @Arg('representations', () => [Any], { description: 'References to the entities.' })
    representations: readonly unknown[],
  ): readonly Promise<User | Product | null | Error>[] {
    if (representations.length > MAX_REPRESENTATIONS) {
      throw badInput('representations', `at most ${MAX_REPRESENTATIONS}`, representations.length);
    }
    // A reference that is malformed or not visible to the viewer must not fail the others.
    return representations.map((given) => entityOf(context, given).catch((error: Error) => error));
  }
}

async function entityOf(context: RequestContext, given: unknown): Promise<User | Product | null> {
  const { viewer, loaders } = context;
  const read = representationSchema.safeParse(given);
  if (!read.success) throw badInput('representations', '__typename User or Product, and its id', given);
  const { __typename, id } = read.data;
  if (__typename === 'Product') {
    if (!isExternalId(id)) throw badInput('representations.id', 'the id of a product', id);
    const [product] = await knownProducts(context, [id]);
    return product;
  }
  if (!isUuid(id)) throw badInput('representations.id', 'a UUID', id);
  requireUser(viewer, id);
  return loaders.userByUuid.load(id.toLowerCase());
}
