/**
 * Determines the viewer from the Authorization header. A token must be signed with the configured key, have the configured
 * audience (and issuer, if set), and expire. `sub` is the user's UUID; scopes or permissions (src/graphql/scopes.ts) give
 * rights beyond the user's own data.
 */
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { isUuid } from '../../graphql/validation/ids';
import { isScope } from '../../graphql/scopes';
import type { Viewer } from '../../graphql/viewer';
import type { AuthSettings } from './check-exposure';

/** Does not throw for an invalid token: the viewer is anonymous then, with the reason. */
export type Authenticate = (authorization: string | undefined) => Promise<Viewer>;

/** Accepted signature algorithms by kind of key; a token cannot choose another. */
const algorithms = {
  secret: ['HS256'],
  keySet: [
    'RS256',
    'RS384',
    'RS512',
    'PS256',
    'PS384',
    'PS512',
    'ES256',
    'ES384',
    'ES512',
    'EdDSA',
    'Ed25519',
  ],
} as const;

/** @param onKeysMissing called if the keys of JWKS_URL cannot be loaded, which is not caused by the client */
export function createAuthenticate(
  settings: AuthSettings,
  onKeysMissing: (error: unknown) => void,
): Authenticate {
  if (settings.authMode === 'none') return async () => ({ kind: 'unrestricted' });
  const key = keyOf(settings);
  const options = {
    audience: settings.jwtAudience,
    ...(settings.jwtIssuer !== undefined && { issuer: settings.jwtIssuer }),
    algorithms: [...(settings.jwtSecret === undefined ? algorithms.keySet : algorithms.secret)],
    requiredClaims: ['exp'],
    clockTolerance: 5,
  };
  return async (authorization) => {
    const [, token] = /^Bearer ([^\s]+)$/i.exec(authorization ?? '') ?? [];
    if (token === undefined)
      return anonymous('Expected a header "Authorization: Bearer <token>", found none.');
    try {
      const { payload } = await jwtVerify(token, key, options);
      return viewerOf(payload);
    } catch (error) {
      if (!isInvalidToken(error)) onKeysMissing(error);
      return anonymous(reasonOf(error));
    }
  };
}

function keyOf({ jwtSecret, jwksUrl }: AuthSettings): JWTVerifyGetKey {
  if (jwksUrl !== undefined) return createRemoteJWKSet(new URL(jwksUrl));
  const secret = new TextEncoder().encode(jwtSecret);
  return async () => secret;
}

function viewerOf(payload: JWTPayload): Viewer {
  const scopes = new Set(scopesOf(payload).filter(isScope));
  const subject = isUuid(payload.sub) ? payload.sub.toLowerCase() : null;
  if (subject === null && scopes.size === 0) return anonymous("The token's sub is not the UUID of a user.");
  return { kind: 'token', subject, scopes };
}

/** Issuers write scopes as `scope` or `scp` (a space-separated string or a list) or as a list `permissions`. */
function scopesOf({ scope, scp, permissions }: JWTPayload): readonly unknown[] {
  return [scope, scp, permissions].flatMap((claim) => (typeof claim === 'string' ? claim.split(' ') : claim));
}

const anonymous = (reason: string): Viewer => ({ kind: 'anonymous', reason });

function isInvalidToken(error: unknown): boolean {
  return error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout);
}

/** The messages of jose contain names of claims, never values. */
function reasonOf(error: unknown): string {
  if (!isInvalidToken(error)) return 'The token cannot be checked at the moment. Try again.';
  if (error instanceof errors.JWTExpired) return 'The token has expired.';
  return `The token is not valid: ${(error as Error).message}.`;
}
