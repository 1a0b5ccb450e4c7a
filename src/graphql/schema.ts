/** Builds the schema from the decorated classes. */
import 'reflect-metadata';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import type { ClassType } from 'type-graphql';
import { authChecker } from './auth-checker';
import { DepartmentResolver } from './products/department.resolver';
import { FeedbackSummaryResolver } from './feedback/feedback-summary.resolver';
import { AvailabilityResolver } from './products/availability.resolver';
import { FeedbackResolver } from './feedback/feedback.resolver';
import { HealthResolver } from './health/health.resolver';
import { ModelVersionsResolver } from './models/model-versions.resolver';
import { ModelResolver } from './models/model.resolver';
import { CancelOrderResolver } from './orders/cancel-order.resolver';
import { OrderItemResolver } from './orders/order-item.resolver';
import { OrderResolver } from './orders/order.resolver';
import { RecordOrdersResolver } from './orders/record-orders.resolver';
import { ProductResolver } from './products/product.resolver';
import { UpsertProductsResolver } from './products/upsert-products.resolver';
import { RecommendationResolver } from './recommendations/recommendation.resolver';
import { SimilarProductResolver } from './products/similar-product.resolver';
import { SystemResolver } from './health/system.resolver';
import { DeleteUserResolver } from './users/delete-user.resolver';
import { UpsertUsersResolver } from './users/upsert-users.resolver';
import { UserResolver } from './users/user.resolver';
import { checkArgument } from './validation/violations';

/** @param further additional resolvers, such as Federation's */
export function buildApiSchema(further: readonly ClassType[] = []): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      AvailabilityResolver,
      DeleteUserResolver,
      CancelOrderResolver,
      DepartmentResolver,
      FeedbackResolver,
      FeedbackSummaryResolver,
      HealthResolver,
      ModelResolver,
      ModelVersionsResolver,
      OrderItemResolver,
      OrderResolver,
      ProductResolver,
      RecommendationResolver,
      RecordOrdersResolver,
      SimilarProductResolver,
      SystemResolver,
      UpsertProductsResolver,
      UpsertUsersResolver,
      UserResolver,
      ...further,
    ],
    authChecker,
    validateFn: checkArgument,
  });
}

/** The text of schema.graphql, sorted so that it changes only if the schema does. */
export function printApiSchema(): string {
  return `${printSchema(lexicographicSortSchema(buildApiSchema()))}\n`;
}
