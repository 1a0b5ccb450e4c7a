import type { RequestHandler } from 'express';
import type { Environment } from '../../config/environment';
import { sendError } from '../envelopes';
import { isLoopback } from './check-exposure';

/**
 * Accepts only requests whose Host header names this server. Another site can resolve its own name to 127.0.0.1 and then
 * read from this server as from itself (DNS rebinding), but its requests contain its name. With AUTH_MODE=none, any local
 * client has full access, so only names of this machine are accepted; with tokens, the check is optional (ALLOWED_HOSTS).
 */
export function checkHost({
  authMode,
  host,
  allowedHosts,
}: Pick<Environment, 'authMode' | 'host' | 'allowedHosts'>): RequestHandler {
  const listed = allowedHosts && new Set(allowedHosts.map((name) => name.toLowerCase()));
  const isAllowed = (name: string) => listed?.has(name) || isLoopback(name) || name === host.toLowerCase();
  if (authMode === 'jwt' && !listed) return (_request, _response, next) => next();
  return (request, response, next) => {
    const name = nameIn(request.headers.host);
    if (name !== null && isAllowed(name)) next();
    else sendError(request, response, 'HOST_NOT_ALLOWED', REFUSAL);
  };
}

const REFUSAL =
  'Expected a Host header that names this server, got another name. Add the name to ALLOWED_HOSTS if it is correct.';

/** The host in the header without its port, in lower case; null if the header is missing or malformed. */
function nameIn(header: string | undefined): string | null {
  const [, name] = /^(\[[\da-f:.]+\]|[\w.-]+)(?::\d+)?$/i.exec(header ?? '') ?? [];
  return name?.toLowerCase() ?? null;
}
