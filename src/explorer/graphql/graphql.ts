/** Queries whose results and variables are typed from schema.graphql (schema-types.d.ts is made from it). */
import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema-types';

export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; ID: string };
}>();

export type { ResultOf } from 'gql.tada';
