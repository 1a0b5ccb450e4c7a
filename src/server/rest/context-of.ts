import type { Request, Response } from 'express';
import type { RequestContext } from '../../graphql/request-context';

/** Makes the context of a request, as GraphQL's resolvers have it. */
export type ContextOf = (request: Request, response: Response) => Promise<RequestContext>;
