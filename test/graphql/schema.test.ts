import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isEnumType, isInputObjectType, isObjectType, isSpecifiedScalarType, parse, validate } from 'graphql';
import { buildApiSchema, printApiSchema } from '../../src/graphql/schema';

const root = resolve(__dirname, '..', '..');

describe('schema', () => {
  const schema = buildApiSchema();

  test('is the committed one', () => {
    expect(printApiSchema()).toBe(readFileSync(join(root, 'schema.graphql'), 'utf8'));
  });

  test('keeps the contract', () => {
    const text = printApiSchema()
      .replace(/"""[\s\S]*?"""\n/g, '')
      .replace(/\s+/g, ' ');
    for (const line of [
      'recommendations( context: OrderContextInput filter: RecommendationFilterInput first: Int = 10 userId: ID! ): RecommendationResult!',
      'nextBasket( context: OrderContextInput filter: RecommendationFilterInput userId: ID! ): BasketPrediction!',
      'similarProducts( first: Int = 10 productId: ID! ): [SimilarProduct!]!',
      'popularProducts( context: OrderContextInput filter: RecommendationFilterInput first: Int = 10 ): [Product!]!',
      'user( externalId: ID id: ID ): User ',
      'order( externalId: ID id: ID ): Order ',
      'users( after: String first: Int = 20 ): UserConnection!',
      'product( id: ID! ): Product ',
      'products( after: String aisleId: ID departmentId: ID first: Int = 20 search: String ): ProductConnection!',
      'model: ModelInfo!',
      'health: Health!',
      'type RecommendationResult { generatedAt: DateTime! id: ID! items: [Recommendation!]! modelVersion: ID requestId: ID! strategy: Strategy! userId: ID! }',
      'type Recommendation { id: ID! product: Product! rank: Int! reasons: [Reason!]! score: Float! source: CandidateSource! }',
      'type BasketPrediction { expectedF1: Float! id: ID! items: [Recommendation!]! requestId: ID! strategy: Strategy! userId: ID! }',
      'enum Strategy { PERSONALIZED POPULAR }',
      'recordOrder( input: RecordOrderInput! ): RecordOrderPayload!',
      'sendFeedback( input: FeedbackInput! ): FeedbackPayload!',
      'edges: [UserEdge!]! nodes: [User!]! pageInfo: PageInfo! totalCount: Int!',
    ]) {
      expect(text).toContain(line);
    }
  });

  test('describes every type, field, argument and value in a sentence, which the playground shows', () => {
    const fragments: string[] = [];
    const look = (name: string, { description }: { description?: string | null | undefined }) => {
      const isSentence = /^[A-Z].*\.$/.test(description ?? '') && String(description).split(' ').length >= 3;
      if (!isSentence) fragments.push(`${name}: ${description}`);
    };
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
      if (!['Query', 'Mutation'].includes(type.name)) look(type.name, type);
      if (isEnumType(type)) type.getValues().forEach((value) => look(`${type.name}.${value.name}`, value));
      if (isInputObjectType(type))
        Object.values(type.getFields()).forEach((field) => look(`${type.name}.${field.name}`, field));
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        look(`${type.name}.${field.name}`, field);
        for (const arg of field.args) look(`${type.name}.${field.name}(${arg.name})`, arg);
      }
    }
    expect(fragments).toEqual([]);
  });

  const examples = join(root, 'src', 'playground', 'examples');
  test.each(readdirSync(examples))('answers the example %s of the playground', (file) => {
    expect(validate(schema, parse(readFileSync(join(examples, file), 'utf8')))).toEqual([]);
  });
});
