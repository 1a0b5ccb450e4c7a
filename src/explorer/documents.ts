/** The GraphQL documents that this page sends, for servers that accept trusted documents only (TRUSTED_DOCUMENTS). */
import { InMemoryCache } from '@apollo/client';
import { print } from 'graphql';
import type { DocumentNode } from 'graphql';
import * as model from './model/model-queries';
import * as shopper from './shopper/shopper-queries';
import * as system from './system/system-queries';

const exported: readonly unknown[] = [model, shopper, system].flatMap((queries) =>
  Object.values<unknown>(queries),
);

const cache = new InMemoryCache();

export const documents: readonly string[] = exported
  .filter(isDocument)
  // The client adds type names to each document.
  .map((document) => print(cache.transformDocument(document)));

function isDocument(value: unknown): value is DocumentNode {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'Document';
}
