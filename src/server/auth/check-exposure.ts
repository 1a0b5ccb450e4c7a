import { isIPv4 } from 'node:net';
import type { Environment } from '../../config/environment';
import { StartError } from '../start-error';

export type AuthSettings = Pick<
  Environment,
  'authMode' | 'host' | 'jwtSecret' | 'jwksUrl' | 'jwtAudience' | 'jwtIssuer'
>;

/**
 * Rejects settings that would expose users' data to a network without authentication, and ambiguous or missing keys.
 *
 * @throws StartError
 */
export function checkExposure({ authMode, host, jwtSecret, jwksUrl }: AuthSettings): void {
  switch (authMode) {
    case 'none':
      if (isLoopback(host)) return;
      throw new StartError(
        `AUTH_MODE=none shows every user's data to everyone who can reach the server: expected HOST to be a loopback ` +
          `address (127.0.0.1, ::1 or localhost), got ${host}. ` +
          'Set AUTH_MODE=jwt with JWT_SECRET or JWKS_URL, or HOST=127.0.0.1.',
      );
    case 'jwt':
      if ((jwtSecret === undefined) !== (jwksUrl === undefined)) return;
      throw new StartError(
        `AUTH_MODE=jwt: expected JWT_SECRET or JWKS_URL, got ${jwtSecret === undefined ? 'neither' : 'both'}. ` +
          'Set only the one that your tokens are signed with.',
      );
    default:
      authMode satisfies never;
  }
}

/** Whether the host is a name of this machine that other machines cannot reach. IPv6 with or without brackets. */
export function isLoopback(host: string): boolean {
  return ['localhost', '::1', '[::1]'].includes(host) || (isIPv4(host) && host.startsWith('127.'));
}
