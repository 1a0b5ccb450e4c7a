import type { AuthChecker } from 'type-graphql';
import type { RequestContext } from './request-context';
import type { Scope } from './scopes';
import { requireAuthenticated, requireScope } from './viewer';

/**
 * Runs for each query or mutation with `@Authorized()`, before its arguments are checked. `@Authorized<Scope>('users:write')`
 * requires the scope. Access to a single user's data is checked by the resolver (requestedUser).
 */
export const authChecker: AuthChecker<RequestContext, Scope> = ({ context }, scopes) => {
  requireAuthenticated(context.viewer);
  for (const scope of scopes) requireScope(context.viewer, scope);
  return true;
};
