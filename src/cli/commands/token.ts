/** `npm run token`: signs a token for AUTH_MODE=jwt, to try the API out and for back ends. */
import { InvalidArgumentError } from 'commander';
import { SignJWT } from 'jose';
import { canonicalExternalId } from '../../orders/external-id';
import { isScope, scopes } from '../../graphql/scopes';
import type { Scope } from '../../graphql/scopes';
import { isUuid } from '../../graphql/validation/ids';
import { userUuid } from '../../users/user-uuid';
import { CommandFailed, commandOf, runCommand } from '../run-command';

interface Options {
  readonly user?: string;
  readonly scope: readonly Scope[];
  readonly expires: string;
}

const names = Object.keys(scopes).join(', ');

void runCommand(async ({ environment, notice }) => {
  const command = commandOf({
    name: 'npm run token --',
    description:
      'Prints a token, signed with JWT_SECRET (HS256), for the header "Authorization: Bearer <token>". It has the audience JWT_AUDIENCE and, if set, the issuer JWT_ISSUER. Anyone who has the token has its rights until it expires.',
    examples: [
      'npm run token -- --user 4711',
      'npm run token -- --scope catalogue:write --scope orders:write --expires 12h',
    ],
  })
    .option('--user <id>', "the UUID or the shop's own id of the user whose token it is")
    .option(
      '--scope <name>',
      `a right beyond the user's own data; may be repeated: ${names}`,
      collectScopes,
      [],
    )
    .option('--expires <time>', 'time until it expires, such as 15m, 12h or 30d', duration, '1h')
    .allowExcessArguments(false)
    .parse();
  const { user, scope, expires } = command.opts<Options>();
  if (user === undefined && scope.length === 0)
    return command.error('Expected --user or --scope, got neither: such a token would have no rights.');
  const { jwtSecret, jwtAudience, jwtIssuer, authMode } = environment;
  if (jwtSecret === undefined) {
    throw new CommandFailed(
      'JWT_SECRET: expected the secret with which the server verifies tokens, got nothing. Set the same JWT_SECRET here and for the server. With JWKS_URL, tokens come from your identity provider (docs/security.md).',
    );
  }
  if (authMode !== 'jwt') notice('AUTH_MODE is not jwt here: a server with these settings ignores tokens.');
  const token = new SignJWT(scope.length > 0 ? { scope: scope.join(' ') } : {})
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(jwtAudience)
    .setIssuedAt()
    .setExpirationTime(expires);
  if (jwtIssuer !== undefined) token.setIssuer(jwtIssuer);
  if (user !== undefined) token.setSubject(subjectOf(user, environment.userUuidNamespace));
  process.stdout.write(`${await token.sign(new TextEncoder().encode(jwtSecret))}\n`);
});

function collectScopes(name: string, others: readonly Scope[]): readonly Scope[] {
  if (!isScope(name)) throw new InvalidArgumentError(`Expected one of ${names}.`);
  return [...others, name];
}

function duration(text: string): string {
  if (!/^[1-9]\d{0,5}[smhd]$/.test(text))
    throw new InvalidArgumentError('Expected a whole number with a unit, such as 15m, 12h or 30d.');
  return text;
}

/** The user need not exist yet: the UUID follows from the shop's own id. */
function subjectOf(user: string, namespace: string): string {
  if (isUuid(user)) return user.toLowerCase();
  const externalId = canonicalExternalId(user);
  if (externalId === undefined)
    throw new CommandFailed("--user: expected the UUID or the shop's own id of a user, got neither.");
  return userUuid(namespace, externalId);
}
