import type { AuthChecker } from 'type-graphql';
import type { RequestContext } from './request-context';
import { requireActivation, requireAnyUser, requireAuthenticated } from './viewer';

/** `@Authorized(anyUser)`: requires access to all users' data. */
export const ANY_USER = 'any user';

/** `@Authorized(activation)`: requires the right to activate models. */
export const ACTIVATION = 'activation';

/**
 * Runs for each query or mutation with `@Authorized()`, before its arguments are checked. Access to a single user's data is
 * checked by the resolver (requestedUser).
 */
export const authChecker: AuthChecker<RequestContext> = ({ context }, roles) => {
  if (roles.includes(ACTIVATION)) requireActivation(context.viewer);
  else if (roles.includes(ANY_USER)) requireAnyUser(context.viewer);
  else requireAuthenticated(context.viewer);
  return true;
};
