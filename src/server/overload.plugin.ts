import type { ApolloServerPlugin } from '@apollo/server';
import { errorCodes } from '../graphql/errors';
import type { RequestContext } from '../graphql/request-context';
import { retryAfterSeconds } from './envelopes';

/** An answer that was refused for want of time says so in its status too, for proxies and clients that look no further. */
export const overloadStatus: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response }) => {
      if (response.body.kind !== 'single') return;
      const errors = response.body.singleResult.errors ?? [];
      if (!errors.some((error) => error.extensions?.code === 'OVERLOADED')) return;
      response.http.status = errorCodes.OVERLOADED.status;
      response.http.headers.set('retry-after', String(retryAfterSeconds));
    },
  }),
};
