/** The schema, made from the decorated classes of types/, inputs/ and resolvers/. */
import 'reflect-metadata';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import type { ClassType } from 'type-graphql';
import { authChecker } from './auth-checker';
import { DepartmentResolver } from './resolvers/department.resolver';
import { FeedbackSummaryResolver } from './resolvers/feedback-summary.resolver';
import { AvailabilityResolver } from './resolvers/availability.resolver';
import { FeedbackResolver } from './resolvers/feedback.resolver';
import { FindUsersResolver } from './resolvers/find-users.resolver';
import { HealthResolver } from './resolvers/health.resolver';
import { ModelQualityResolver } from './resolvers/model-quality.resolver';
import { ModelVersionsResolver } from './resolvers/model-versions.resolver';
import { ModelResolver } from './resolvers/model.resolver';
import { OrderItemResolver } from './resolvers/order-item.resolver';
import { OrderResolver } from './resolvers/order.resolver';
import { ProductResolver } from './resolvers/product.resolver';
import { RecommendationResolver } from './resolvers/recommendation.resolver';
import { SimilarProductResolver } from './resolvers/similar-product.resolver';
import { SystemResolver } from './resolvers/system.resolver';
import { UserResolver } from './resolvers/user.resolver';
import { checkArgument } from './violations';

/** @param further resolvers beyond our own API, such as Federation's */
export function buildApiSchema(further: readonly ClassType[] = []): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      AvailabilityResolver,
      DepartmentResolver,
      FeedbackResolver,
      FeedbackSummaryResolver,
      FindUsersResolver,
      HealthResolver,
      ModelQualityResolver,
      ModelResolver,
      ModelVersionsResolver,
      OrderItemResolver,
      OrderResolver,
      ProductResolver,
      RecommendationResolver,
      SimilarProductResolver,
      SystemResolver,
      UserResolver,
      ...further,
    ],
    authChecker,
    validateFn: checkArgument,
  });
}

/** The text of schema.graphql: sorted, so that it changes only when the schema does. */
export function printApiSchema(): string {
  return `${printSchema(lexicographicSortSchema(buildApiSchema()))}\n`;
}
