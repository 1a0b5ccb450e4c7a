import type { ApolloServer, BaseContext } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { Environment } from '../config/environment';
import type { RequestContext } from '../graphql/request-context';
import { trustedDocumentsOnly } from './trusted-documents';

/** Creates the context of a request, for GraphQL resolvers and REST handlers alike. */
export type ContextOf<Context = RequestContext> = (request: Request, response: Response) => Promise<Context>;

/** Enough for 500 feedback events; all other requests are smaller. */
const MAX_BODY_SIZE = '100kb';

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
    express.json({ limit: MAX_BODY_SIZE }),
    trustedDocumentsOnly(environment, explorerFolder),
    expressMiddleware(apollo, { context: ({ req, res }) => contextOf(req, res) }),
  ];
}

/** Answers contain data of one user, which no cache between server and client may store. */
export const forbidCaching: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store');
  response.vary('authorization');
  next();
};
