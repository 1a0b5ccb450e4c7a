import type { ApolloServer, BaseContext } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { Environment } from '../config/environment';
import type { RequestContext } from '../graphql/request-context';
import type { Scope } from '../graphql/scopes';
import { hasScope } from '../graphql/viewer';
import type { Viewer } from '../graphql/viewer';
import { viewerOf } from './auth/identify';
import { trustedDocumentsOnly } from './trusted-documents';

/** Creates the context of a request, for GraphQL resolvers and REST handlers alike. */
export type ContextOf<Context = RequestContext> = (request: Request, response: Response) => Promise<Context>;

/** Enough for 500 feedback events; all other requests of users are smaller. */
const MAX_BODY_SIZE = '100kb';

/** For batches of back ends: 5,000 products of orders, with names. */
const MAX_BATCH_SIZE = '2mb';

/**
 * The handlers of /graphql: body, trusted documents, Apollo.
 *
 * @param explorerFolder the explorer's bundle, which contains its documents
 * @throws StartError if the list of trusted documents cannot be read
 */
export function graphqlEndpoint<Context extends BaseContext>(
  apollo: ApolloServer<Context>,
  contextOf: ContextOf<Context>,
  environment: Pick<Environment, 'trustedDocuments'>,
  explorerFolder: string,
): RequestHandler[] {
  return [
    readBody(),
    trustedDocumentsOnly(environment, explorerFolder),
    expressMiddleware(apollo, { context: ({ req, res }) => contextOf(req, res) }),
  ];
}

/** Only callers that write batches may send large bodies. */
function readBody(): RequestHandler {
  const small = express.json({ limit: MAX_BODY_SIZE });
  const large = express.json({ limit: MAX_BATCH_SIZE });
  return (request, response, next) =>
    (writesBatches(viewerOf(response)) ? large : small)(request, response, next);
}

const batchScopes: readonly Scope[] = ['orders:write', 'users:write', 'catalogue:write'];

/** @param viewer undefined if callers are not identified */
const writesBatches = (viewer: Viewer | undefined): boolean =>
  viewer !== undefined && batchScopes.some((scope) => hasScope(viewer, scope));

/** Answers contain data of one user, which no cache between server and client may store. */
export const forbidCaching: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store');
  response.vary('authorization');
  next();
};
