/** `npm run token`: the server accepts the printed tokens, with the requested rights and no others. */
import { userUuid } from '../../src/users/user-uuid';
import { createAuthenticate } from '../../src/server/auth/authenticate';
import { DEFAULT_NAMESPACE } from '../import/import-into';
import { SECRET } from '../server/tokens';
import { runProgram } from './run-program';

const settings = {
  AUTH_MODE: 'jwt',
  JWT_SECRET: SECRET,
  JWT_ISSUER: 'shop',
  USER_UUID_NAMESPACE: DEFAULT_NAMESPACE,
};

const viewerOf = async (token: string) => {
  const authenticate = createAuthenticate(
    {
      authMode: 'jwt',
      host: '127.0.0.1',
      jwtSecret: SECRET,
      jwksUrl: undefined,
      jwtAudience: 'timel-e',
      jwtIssuer: 'shop',
    },
    () => {},
  );
  return authenticate(`Bearer ${token.trim()}`);
};

test.each(['anna@shop.example', userUuid(DEFAULT_NAMESPACE, 'anna@shop.example').toUpperCase()])(
  'gives the user %s a token of their own',
  async (user) => {
    const { stdout, stderr, code } = await runProgram('token', ['--user', user], settings);
    expect([stderr, code]).toEqual(['', 0]);
    expect(await viewerOf(stdout)).toMatchObject({
      subject: userUuid(DEFAULT_NAMESPACE, 'anna@shop.example'),
    });
  },
);

test('gives a back end the scopes that it needs, until the token expires', async () => {
  const scopes = ['--scope', 'orders:write', '--scope', 'catalogue:write'];
  const { stdout } = await runProgram('token', [...scopes, '--expires', '30d'], settings);
  expect(await viewerOf(stdout)).toMatchObject({ scopes: new Set(['orders:write', 'catalogue:write']) });
  const { exp, iat } = JSON.parse(Buffer.from(stdout.split('.')[1], 'base64url').toString());
  expect(exp - iat).toBe(30 * 86_400);
});

test.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
  ['no right', [], settings, /Expected --user or --scope, got neither/],
  ['an unknown scope', ['--scope', 'orders'], settings, /Expected one of .*orders:write/],
  ['no unit of time', ['--user', '1', '--expires', '60'], settings, /such as 15m/],
  ['no secret', ['--user', '1'], { ...settings, JWT_SECRET: '' }, /JWT_SECRET: expected/],
])('refuses %s', async (_what, args, environment, message) => {
  const { stdout, stderr, code } = await runProgram('token', args, environment);
  expect([stdout, code]).toEqual(['', 1]);
  expect(stderr).toMatch(message);
});
