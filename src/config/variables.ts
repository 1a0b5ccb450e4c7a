/** All environment variables, each with its default, its check and its meaning. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { ShopZone } from '../orders/shop-zone';
import { zoneProblem } from '../orders/zone-names';

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `a whole number from ${min} to ${max}`);

const share = z
  .string()
  .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'a share from 0 to 1')
  .transform(Number);

const path = z
  .string()
  .min(1, 'a path')
  .transform((value) => resolve(value));

const timeZone = z.string().transform((name, context) => {
  const problem = zoneProblem(name);
  if (problem === undefined) return new ShopZone(name);
  context.addIssue({ code: 'custom', message: problem });
  return z.NEVER;
});

/** A comma-separated list whose parts all match the pattern. */
const list = (pattern: RegExp, expected: string) =>
  z
    .string()
    .transform((value) => value.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every((part) => pattern.test(part)), expected);

export interface Variable {
  readonly name: string;
  /** Undefined: unset by default. */
  readonly fallback: string | undefined;
  readonly check: z.ZodType<unknown, string>;
  readonly meaning: string;
  /** A former name, which still works. */
  readonly alias?: string | undefined;
}

const variable = <T>(
  name: string,
  fallback: string | undefined,
  check: z.ZodType<T, string>,
  meaning: string,
  alias?: string,
) => ({ name, fallback, check, meaning, alias });

export const variables = {
  databaseUrl: variable(
    'DATABASE_URL',
    undefined,
    z.string().regex(/^postgres(ql)?:\/\//, 'a postgresql:// address'),
    'PostgreSQL connection URL; if unset, the embedded Postgres is started',
  ),
  stateDir: variable(
    'TIMELE_STATE_DIR',
    '.timel-e',
    path,
    'folder for the embedded Postgres and other local state',
  ),
  dataDir: variable(
    'DATA_DIR',
    'data/sample',
    path,
    'folder with the CSV files to import; the default, a made-up shop, applies only to the embedded Postgres (DATABASE_URL unset)',
  ),
  modelsDir: variable('MODELS_DIR', 'models', path, 'folder of the model registry'),
  host: variable('HOST', '127.0.0.1', z.string().min(1, 'an address'), 'address to listen on'),
  port: variable('PORT', '4000', wholeNumber(0, 65_535), 'port to listen on; 0 picks a free one'),
  userUuidNamespace: variable(
    'USER_UUID_NAMESPACE',
    'cafebabe-1234-4abc-8def-c0ffeefeed01',
    z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'a UUID'),
    "namespace of the API's user ids: `User.id` is UUIDv5(namespace, user_id of the import)",
  ),
  shopZone: variable(
    'SHOP_TIME_ZONE',
    'UTC',
    timeZone,
    "the shop's time zone, an IANA name such as Europe/Berlin: day of week, hour and timestamps without an offset are local times of this zone",
  ),
  authMode: variable(
    'AUTH_MODE',
    'none',
    z.enum(['none', 'jwt'], { error: "'none' or 'jwt'" }),
    '`none`: no authentication, allowed only on a loopback HOST; `jwt`: bearer tokens are required',
  ),
  jwtSecret: variable(
    'JWT_SECRET',
    undefined,
    z.string().min(32, 'at least 32 characters'),
    'shared secret that verifies HS256 tokens (AUTH_MODE=jwt)',
  ),
  jwksUrl: variable(
    'JWKS_URL',
    undefined,
    z.string().regex(/^https?:\/\//, 'an http(s):// address'),
    'URL of the public keys (JWKS) that verify RS256, ES256 or EdDSA tokens (AUTH_MODE=jwt)',
  ),
  jwtAudience: variable(
    'JWT_AUDIENCE',
    'timel-e',
    z.string().min(1, 'a name'),
    'required `aud` claim of a token (AUTH_MODE=jwt)',
  ),
  jwtIssuer: variable(
    'JWT_ISSUER',
    undefined,
    z.string().min(1, 'a name'),
    'required `iss` claim of a token; if unset, any issuer is accepted (AUTH_MODE=jwt)',
  ),
  rateLimitPerMinute: variable(
    'RATE_LIMIT_PER_MINUTE',
    '6000',
    wholeNumber(1, 10_000_000),
    'maximum number of requests per minute from one address',
  ),
  subjectRateLimitPerMinute: variable(
    'SUBJECT_RATE_LIMIT_PER_MINUTE',
    '600',
    wholeNumber(1, 10_000_000),
    "maximum number of requests per minute with one user's tokens, from all addresses together; back ends are exempt",
  ),
  trustProxy: variable(
    'TRUST_PROXY',
    '0',
    wholeNumber(0, 10),
    'number of trusted proxies in front of the server; client addresses are read from their X-Forwarded-For headers',
  ),
  allowedHosts: variable(
    'ALLOWED_HOSTS',
    undefined,
    list(/^[\w.[\]:-]+$/, 'host names, separated by commas'),
    'accepted names in the Host header, separated by commas; if unset, loopback names only with AUTH_MODE=none and any name with jwt',
  ),
  corsOrigins: variable(
    'CORS_ORIGINS',
    undefined,
    list(/^https?:\/\/[^/]+$/, 'origins such as https://shop.example, separated by commas'),
    'origins of web pages that may call the API from a browser, separated by commas; if unset, only the pages of this server',
  ),
  trustedDocuments: variable(
    'TRUSTED_DOCUMENTS',
    undefined,
    path,
    'JSON file `{hash: document}`, as written by GraphQL Code Generator or Relay, or a manifest of Apollo Client; if set, only these GraphQL documents and those of the explorer are executed',
  ),
  federation: variable(
    'FEDERATION',
    'off',
    z.enum(['off', 'on'], { error: "'off' or 'on'" }),
    '`on`: the service is also an Apollo Federation subgraph, with the keys User.id and Product.id',
  ),
  databasePoolSize: variable(
    'DATABASE_POOL_SIZE',
    '16',
    wholeNumber(2, 1000),
    'size of the database connection pool; six connections for the recommendation queries and two for the catalogue are added to it',
  ),
  databaseTimeoutMs: variable(
    'DATABASE_TIMEOUT_MS',
    '5000',
    wholeNumber(100, 600_000),
    'timeout in milliseconds, first for getting a connection from the pool and then for each statement',
  ),
  drainMs: variable(
    'DRAIN_MS',
    '10000',
    wholeNumber(0, 600_000),
    'milliseconds that in-flight requests get to finish during a graceful shutdown',
  ),
  shutdownDelayMs: variable(
    'SHUTDOWN_DELAY_MS',
    '0',
    wholeNumber(0, 600_000),
    'milliseconds for which new requests are still accepted after a stop signal, so that load balancers notice that /readyz returns 503',
  ),
  otlpEndpoint: variable(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    undefined,
    z.string().regex(/^https?:\/\//, 'an http(s):// address'),
    'URL of the OpenTelemetry collector that receives traces; if unset, tracing is off',
  ),
  queueLimit: variable(
    'QUEUE_LIMIT',
    '1000',
    wholeNumber(1, 1_000_000),
    'maximum number of recommendations waiting to be computed; further requests are rejected with status 503',
  ),
  requestTimeoutMs: variable(
    'REQUEST_TIMEOUT_MS',
    '5000',
    wholeNumber(1, 600_000),
    'timeout of a recommendation in milliseconds, after which it is rejected with status 503; the former name REQUEST_PATIENCE_MS still works',
    'REQUEST_PATIENCE_MS',
  ),
  cacheEntries: variable(
    'CACHE_ENTRIES',
    '10000',
    wholeNumber(0, 10_000_000),
    'maximum number of recommendations in the cache in memory; 0 turns caching off',
  ),
  cacheSeconds: variable(
    'CACHE_SECONDS',
    '3600',
    wholeNumber(1, 86_400),
    'maximum age of a cached recommendation in seconds; a change of its data or of the model invalidates it earlier',
  ),
  redisUrl: variable(
    'REDIS_URL',
    undefined,
    z.string().regex(/^rediss?:\/\//, 'a redis:// address'),
    'URL of the Redis in which several instances share cached recommendations; if unset, each instance caches in memory',
  ),
  logLevel: variable(
    'LOG_LEVEL',
    'info',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'fatal, error, warn, info, debug, trace or silent',
    }),
    'lowest severity of log messages that is written',
  ),
  seed: variable(
    'SEED',
    '1',
    wholeNumber(0, 2 ** 31 - 1),
    'seed of training; the same seed and data give the same model',
  ),
  maxRejectShare: variable(
    'MAX_REJECT_SHARE',
    '0.01',
    share,
    'maximum share of rejected rows per file; above it, the import fails and changes nothing',
  ),
  trainChunkUsers: variable(
    'TRAIN_CHUNK_USERS',
    '200',
    wholeNumber(1, 1_000_000),
    'number of users whose feature rows training and evaluation read at a time',
  ),
  trainThreads: variable(
    'TRAIN_THREADS',
    undefined,
    wholeNumber(1, 64),
    'number of training threads; if unset, one per core, at most 8; it does not change the model',
  ),
} as const satisfies Record<string, Variable>;
