/**
 * What makes us a subgraph of Apollo Federation (https://www.apollographql.com/docs/federation/subgraph-spec): our
 * schema as text for composition, and users and products by their keys, so that other subgraphs may refer to them. The
 * viewer must be allowed to see what it asks for here as on every other path.
 */
import { GraphQLScalarType } from 'graphql';
import { Arg, Authorized, createUnionType, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { badInput } from '../errors';
import { isNumericId, isUuid } from '../validation/ids';
import { costOfEntities } from '../query-cost';
import type { RequestContext } from '../request-context';
import { Product } from '../products/product.type';
import { User } from '../users/user.type';
import { requireUser } from '../viewer';
import { printSubgraph } from './print-subgraph';

@ObjectType('_Service', { description: 'The subgraph, for composition.' })
export class SubgraphService {
  @Field(() => String, { description: 'Its schema, with the directives of Federation.' })
  readonly sdl!: string;
}

const Entity = createUnionType({
  name: '_Entity',
  description: 'What other subgraphs may refer to.',
  types: () => [User, Product] as const,
});

const Any = new GraphQLScalarType({ name: '_Any', description: 'A type name and the fields of a key.' });

/** More than a page of anything else refers to. */
const mostRepresentations = 100;

const representationSchema = z.object({
  __typename: z.enum(['User', 'Product']),
  id: z.union([z.string(), z.int().transform(String)]),
});

@Resolver()
export class FederationResolver {
  @Query(() => SubgraphService, { name: '_service', description: 'The subgraph, for composition.' })
  service(): SubgraphService {
    return { sdl: printSubgraph() };
  }

  @Authorized()
  @Query(() => [Entity], {
    name: '_entities',
    nullable: 'items',
    description: 'Users and products by their keys, in the order asked for; null where there is none.',
    complexity: costOfEntities,
  })
  entities(
    @Ctx() context: RequestContext,
    @Arg('representations', () => [Any], { description: 'Which ones.' }) representations: readonly unknown[],
  ): readonly Promise<User | Product | null | Error>[] {
    if (representations.length > mostRepresentations) {
      throw badInput('representations', `at most ${mostRepresentations}`, representations.length);
    }
    // One that may not be seen, or is malformed, takes nothing from the others.
    return representations.map((given) => entityOf(context, given).catch((error: Error) => error));
  }
}

async function entityOf({ viewer, loaders }: RequestContext, given: unknown): Promise<User | Product | null> {
  const read = representationSchema.safeParse(given);
  if (!read.success) throw badInput('representations', '__typename User or Product, and its id', given);
  const { __typename, id } = read.data;
  if (__typename === 'Product') {
    if (!isNumericId(id)) throw badInput('representations.id', 'a positive whole number', id);
    return loaders.productById.load(Number(id));
  }
  if (!isUuid(id)) throw badInput('representations.id', 'a UUID', id);
  requireUser(viewer, id);
  return loaders.userByUuid.load(id.toLowerCase());
}
