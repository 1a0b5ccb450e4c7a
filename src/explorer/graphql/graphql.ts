/** Queries with results and variables typed by schema.graphql, through the generated schema-types.d.ts. */
import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema-types';

export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; ID: string };
}>();

export type { ResultOf } from 'gql.tada';
