import type { ApolloServer, BaseContext } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { Environment } from '../config/environment';
import { trustedDocumentsOnly } from './trusted-documents';

/** Enough for 500 feedback events; everything else is smaller. */
const mostBody = '100kb';

/**
 * What stands at /graphql: body, trusted documents, Apollo.
 *
 * @param explorerFolder the explorer's bundle
 * @throws StartError when the list of trusted documents cannot be read
 */
export function graphqlDoor<Context extends BaseContext>(
  apollo: ApolloServer<Context>,
  contextOf: (request: Request, response: Response) => Promise<Context>,
  environment: Pick<Environment, 'trustedDocuments'>,
  explorerFolder: string,
): RequestHandler[] {
  return [
    express.json({ limit: mostBody }),
    trustedDocumentsOnly(environment, explorerFolder),
    expressMiddleware(apollo, { context: ({ req, res }) => contextOf(req, res) }),
  ];
}
