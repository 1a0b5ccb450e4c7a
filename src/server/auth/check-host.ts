import type { RequestHandler } from 'express';
import type { Environment } from '../../config/environment';
import { sendError } from '../envelopes';
import { isLoopback } from './loopback';

/**
 * Answers only requests that name us in their Host header. A page of another site can point its own name at 127.0.0.1
 * and then read from us as from itself (DNS rebinding); the name it must send gives it away. With AUTH_MODE=none being
 * on this machine is all the right one needs, so only its names are answered; with tokens the header is not what
 * protects, and ALLOWED_HOSTS is a choice.
 */
export function checkHost({
  authMode,
  host,
  allowedHosts,
}: Pick<Environment, 'authMode' | 'host' | 'allowedHosts'>): RequestHandler {
  const given = allowedHosts && new Set(allowedHosts.map((name) => name.toLowerCase()));
  const isOurs = (name: string) => given?.has(name) || isLoopback(name) || name === host.toLowerCase();
  if (authMode === 'jwt' && !given) return (_request, _response, next) => next();
  return (request, response, next) => {
    const name = nameIn(request.headers.host);
    if (name !== null && isOurs(name)) next();
    else sendError(request, response, 'HOST_NOT_ALLOWED', refusal);
  };
}

const refusal = 'Expected a name of this server in the Host header; ALLOWED_HOSTS lists further ones.';

/** The header's host without its port, in lower case; null when it is none. */
function nameIn(header: string | undefined): string | null {
  const [, name] = /^(\[[\da-f:.]+\]|[\w.-]+)(?::\d+)?$/i.exec(header ?? '') ?? [];
  return name?.toLowerCase() ?? null;
}
