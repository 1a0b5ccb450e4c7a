import type { Environment } from '../../config/environment';
import { StartError } from '../start-error';
import { isLoopback } from './loopback';

export type AuthSettings = Pick<
  Environment,
  'authMode' | 'host' | 'jwtSecret' | 'jwksUrl' | 'jwtAudience' | 'jwtIssuer'
>;

/**
 * Refuses settings that would show users' data to a network without a check, or check tokens with no key or two.
 *
 * @throws StartError
 */
export function checkExposure({ authMode, host, jwtSecret, jwksUrl }: AuthSettings): void {
  switch (authMode) {
    case 'none':
      if (isLoopback(host)) return;
      throw new StartError(
        `AUTH_MODE=none shows every user's data to everybody who reaches the server: expected HOST to be a loopback ` +
          `address (127.0.0.1, ::1 or localhost), got ${host}. ` +
          'Set AUTH_MODE=jwt with JWT_SECRET or JWKS_URL, or HOST=127.0.0.1.',
      );
    case 'jwt':
      if ((jwtSecret === undefined) !== (jwksUrl === undefined)) return;
      throw new StartError(
        `AUTH_MODE=jwt: expected JWT_SECRET or JWKS_URL, got ${jwtSecret === undefined ? 'neither' : 'both'}. ` +
          'Set the one that your tokens are signed with.',
      );
    default:
      authMode satisfies never;
  }
}
