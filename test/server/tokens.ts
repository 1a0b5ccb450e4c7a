import { SignJWT } from 'jose';

export const SECRET = 'a secret of at least 32 characters, for tests only';

export interface Claims {
  readonly sub?: string;
  readonly scope?: string;
  readonly permissions?: readonly string[];
  readonly aud?: string;
  readonly iss?: string;
  /** Seconds from now. */
  readonly expiresIn?: number | null;
}

/** A token as created by an issuer, signed with `key`. */
export async function token(claims: Claims, key: string = SECRET): Promise<string> {
  const { expiresIn = 60, aud = 'timel-e', ...rest } = claims;
  const jwt = new SignJWT({ ...rest, aud }).setProtectedHeader({ alg: 'HS256' });
  if (expiresIn !== null) jwt.setExpirationTime(Math.floor(Date.now() / 1000) + expiresIn);
  return jwt.sign(new TextEncoder().encode(key));
}
