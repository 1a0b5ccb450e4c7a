import type { ApolloServerPlugin } from '@apollo/server';
import { errorCodes } from '../graphql/errors';
import type { RequestContext } from '../graphql/request-context';
import { RETRY_AFTER_SECONDS } from './envelopes';

/** Sets the HTTP status for OVERLOADED errors, for proxies and clients that do not read the body. */
export const overloadStatus: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response }) => {
      if (response.body.kind !== 'single') return;
      const errors = response.body.singleResult.errors ?? [];
      if (!errors.some((error) => error.extensions?.code === 'OVERLOADED')) return;
      response.http.status = errorCodes.OVERLOADED.status;
      response.http.headers.set('retry-after', String(RETRY_AFTER_SECONDS));
    },
  }),
};
