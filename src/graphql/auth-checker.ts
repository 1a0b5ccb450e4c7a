import type { AuthChecker } from 'type-graphql';
import type { RequestContext } from './request-context';
import { requireActivation, requireAnyUser, requireAuthenticated } from './viewer';

/** `@Authorized(anyUser)`: reads about all users. */
export const anyUser = 'any user';

/** `@Authorized(activation)`: decides which model serves. */
export const activation = 'activation';

/**
 * What `@Authorized()` on a query or mutation asks, before its arguments are even looked at. Which single user a token
 * may ask about is the resolver's question (requestedUser).
 */
export const authChecker: AuthChecker<RequestContext> = ({ context }, roles) => {
  if (roles.includes(activation)) requireActivation(context.viewer);
  else if (roles.includes(anyUser)) requireAnyUser(context.viewer);
  else requireAuthenticated(context.viewer);
  return true;
};
