import { createLoaders } from './request-loaders';
import type { Loaders } from './request-loaders';
import type { Services } from './services';
import type { Viewer } from './viewer';

/** Context of one request, for resolvers and REST handlers. */
export interface RequestContext {
  /** Id of the HTTP request, for the log; not the `requestId` of an answer. */
  readonly requestId: string;
  readonly viewer: Viewer;
  readonly loaders: Loaders;
  readonly services: Services;
}

export function createRequestContext(services: Services, requestId: string, viewer: Viewer): RequestContext {
  return { requestId, viewer, services, loaders: createLoaders(services) };
}
