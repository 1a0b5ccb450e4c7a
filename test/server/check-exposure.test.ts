import { readEnvironment } from '../../src/config/environment';
import { checkExposure } from '../../src/server/auth/check-exposure';

const secret = 'x'.repeat(32);
const KEYS = 'https://issuer.example/jwks';

describe('checkExposure', () => {
  test.each([
    {},
    { HOST: 'localhost' },
    { HOST: '::1' },
    { HOST: '127.1.2.3' },
    { HOST: '0.0.0.0', AUTH_MODE: 'jwt', JWT_SECRET: secret },
    { HOST: '192.168.1.10', AUTH_MODE: 'jwt', JWKS_URL: KEYS },
  ])('accepts %j', (variables) => {
    expect(() => checkExposure(readEnvironment(variables))).not.toThrow();
  });

  test.each([
    [
      { HOST: '0.0.0.0' },
      /AUTH_MODE=none .*expected HOST to be a loopback address .*, got 0\.0\.0\.0\. Set AUTH_MODE=jwt/,
    ],
    [{ HOST: '::' }, /got ::/],
    [{ HOST: '127.evil.example' }, /got 127\.evil\.example/],
    [{ HOST: 'shop.example' }, /got shop\.example/],
    [{ AUTH_MODE: 'jwt' }, /expected JWT_SECRET or JWKS_URL, got neither/],
    [{ AUTH_MODE: 'jwt', JWT_SECRET: secret, JWKS_URL: KEYS }, /got both/],
  ])('rejects %j', (variables, message) => {
    expect(() => checkExposure(readEnvironment(variables))).toThrow(message);
  });
});
