/**
 * The environment: every variable once, with its default, its check and its meaning. The README's table is printed
 * from this list, and each command reads its settings here and nowhere else.
 */
import { resolve } from 'node:path';
import { z } from 'zod';

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `a whole number from ${least} to ${most}`);

const share = z
  .string()
  .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'a share from 0 to 1')
  .transform(Number);

const path = z
  .string()
  .min(1, 'a path')
  .transform((value) => resolve(value));

/** A comma-separated list, each part of which fits the pattern. */
const list = (pattern: RegExp, expected: string) =>
  z
    .string()
    .transform((value) => value.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every((part) => pattern.test(part)), expected);

interface Variable {
  readonly name: string;
  /** Undefined: unset by default. */
  readonly fallback: string | undefined;
  readonly check: z.ZodType<unknown, string>;
  readonly meaning: string;
}

const variable = <T>(
  name: string,
  fallback: string | undefined,
  check: z.ZodType<T, string>,
  meaning: string,
) => ({ name, fallback, check, meaning });

const variables = {
  databaseUrl: variable(
    'DATABASE_URL',
    undefined,
    z.string().regex(/^postgres(ql)?:\/\//, 'a postgresql:// address'),
    'Postgres to use; unset starts the embedded Postgres',
  ),
  stateDir: variable(
    'TIMELE_STATE_DIR',
    '.timel-e',
    path,
    'where the embedded Postgres and other local state live',
  ),
  dataDir: variable(
    'DATA_DIR',
    'data/sample',
    path,
    'folder of CSV files to import; the default, an invented shop, applies only to the embedded Postgres (DATABASE_URL unset)',
  ),
  modelsDir: variable('MODELS_DIR', 'models', path, 'model registry'),
  host: variable('HOST', '127.0.0.1', z.string().min(1, 'an address'), 'listening address'),
  port: variable('PORT', '4000', wholeNumber(0, 65_535), 'listening port (0 takes a free one)'),
  userUuidNamespace: variable(
    'USER_UUID_NAMESPACE',
    'cafebabe-1234-4abc-8def-c0ffeefeed01',
    z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'a UUID'),
    "a user's external id is UUIDv5(namespace, CSV user_id)",
  ),
  authMode: variable(
    'AUTH_MODE',
    'none',
    z.enum(['none', 'jwt'], { error: "'none' or 'jwt'" }),
    '`none` only on a loopback HOST; `jwt` checks bearer tokens',
  ),
  jwtSecret: variable(
    'JWT_SECRET',
    undefined,
    z.string().min(32, 'at least 32 characters'),
    'shared secret for HS256 tokens (AUTH_MODE=jwt)',
  ),
  jwksUrl: variable(
    'JWKS_URL',
    undefined,
    z.string().regex(/^https?:\/\//, 'an http(s):// address'),
    'where the public keys for RS256, ES256 or EdDSA tokens are (AUTH_MODE=jwt)',
  ),
  jwtAudience: variable(
    'JWT_AUDIENCE',
    'timel-e',
    z.string().min(1, 'a name'),
    "what a token's `aud` must be (AUTH_MODE=jwt)",
  ),
  jwtIssuer: variable(
    'JWT_ISSUER',
    undefined,
    z.string().min(1, 'a name'),
    "what a token's `iss` must be, when set (AUTH_MODE=jwt)",
  ),
  rateLimitPerMinute: variable(
    'RATE_LIMIT_PER_MINUTE',
    '6000',
    wholeNumber(1, 10_000_000),
    'requests a minute from one address',
  ),
  subjectRateLimitPerMinute: variable(
    'SUBJECT_RATE_LIMIT_PER_MINUTE',
    '600',
    wholeNumber(1, 10_000_000),
    "requests a minute with one user's tokens, from any address; back ends are not counted",
  ),
  trustProxy: variable(
    'TRUST_PROXY',
    '0',
    wholeNumber(0, 10),
    'proxies in front of the server, whose X-Forwarded-For tells the address of a client',
  ),
  allowedHosts: variable(
    'ALLOWED_HOSTS',
    undefined,
    list(/^[\w.[\]:-]+$/, 'host names, separated by commas'),
    'names in the Host header that are answered; unset: loopback names with AUTH_MODE=none, any with jwt',
  ),
  corsOrigins: variable(
    'CORS_ORIGINS',
    undefined,
    list(/^https?:\/\/[^/]+$/, 'origins such as https://shop.example, separated by commas'),
    'origins of web pages that may call the API from a browser; unset: none but our own',
  ),
  trustedDocuments: variable(
    'TRUSTED_DOCUMENTS',
    undefined,
    path,
    "JSON file {sha256: document}; when set, no GraphQL documents are run but these and the explorer's",
  ),
  federation: variable(
    'FEDERATION',
    'off',
    z.enum(['off', 'on'], { error: "'off' or 'on'" }),
    'on: also a subgraph for Apollo Federation, with the keys User.id and Product.id',
  ),
  databasePoolSize: variable(
    'DATABASE_POOL_SIZE',
    '16',
    wholeNumber(2, 1000),
    'connections of the server to the database, beside six for the hot queries and two for the catalogue',
  ),
  databaseTimeoutMs: variable(
    'DATABASE_TIMEOUT_MS',
    '5000',
    wholeNumber(100, 600_000),
    'milliseconds that a request waits for a connection, and then for a statement',
  ),
  drainMs: variable(
    'DRAIN_MS',
    '10000',
    wholeNumber(0, 600_000),
    'milliseconds that requests under way may take when the server stops',
  ),
  shutdownDelayMs: variable(
    'SHUTDOWN_DELAY_MS',
    '0',
    wholeNumber(0, 600_000),
    'milliseconds between the signal to stop and the end of new requests, for balancers to read /readyz',
  ),
  otlpEndpoint: variable(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    undefined,
    z.string().regex(/^https?:\/\//, 'an http(s):// address'),
    'OpenTelemetry collector to send traces to; unset: no tracing at all',
  ),
  queueLimit: variable(
    'QUEUE_LIMIT',
    '1000',
    wholeNumber(1, 1_000_000),
    'recommendations that may wait to be worked out; more are refused with 503',
  ),
  requestPatienceMs: variable(
    'REQUEST_PATIENCE_MS',
    '5000',
    wholeNumber(1, 600_000),
    'how long a recommendation may take before it is refused with 503, in milliseconds',
  ),
  cacheEntries: variable(
    'CACHE_ENTRIES',
    '10000',
    wholeNumber(0, 10_000_000),
    'recommendations kept in memory; 0 works each one out anew',
  ),
  cacheSeconds: variable(
    'CACHE_SECONDS',
    '3600',
    wholeNumber(1, 86_400),
    'how long a recommendation is kept at most; it ends with any change of its data or model',
  ),
  redisUrl: variable(
    'REDIS_URL',
    undefined,
    z.string().regex(/^rediss?:\/\//, 'a redis:// address'),
    'Redis for recommendations that several instances share, in place of memory',
  ),
  logLevel: variable(
    'LOG_LEVEL',
    'info',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'fatal, error, warn, info, debug, trace or silent',
    }),
    'least severe log lines to write',
  ),
  seed: variable('SEED', '1', wholeNumber(0, 2 ** 31 - 1), 'seed of training; same seed, same model'),
  maxRejectShare: variable(
    'MAX_REJECT_SHARE',
    '0.01',
    share,
    'an import with a larger share of rejected rows in a file changes nothing',
  ),
  trainChunkUsers: variable(
    'TRAIN_CHUNK_USERS',
    '200',
    wholeNumber(1, 1_000_000),
    'users whose feature rows are read at a time in training and evaluation',
  ),
  trainThreads: variable(
    'TRAIN_THREADS',
    undefined,
    wholeNumber(1, 64),
    'threads of training; unset takes one a core, at most 8 (the model is the same)',
  ),
} as const satisfies Record<string, Variable>;

type Variables = typeof variables;
type Checked<K extends keyof Variables> = z.output<Variables[K]['check']>;
type OptionalKey =
  | 'dataDir'
  | 'redisUrl'
  | 'trainThreads'
  | 'databaseUrl'
  | 'jwtSecret'
  | 'jwksUrl'
  | 'jwtIssuer'
  | 'allowedHosts'
  | 'corsOrigins'
  | 'trustedDocuments'
  | 'otlpEndpoint';

export type Environment = {
  readonly [K in keyof Variables]: K extends OptionalKey ? Checked<K> | undefined : Checked<K>;
};

/** Thrown by {@link readEnvironment}: one line for each variable that is wrong. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/**
 * Reads and checks all variables at once, so that a wrong one is told at start and not at first use.
 *
 * DATA_DIR has no default beside a DATABASE_URL: the invented sample shop must not get into a database by itself.
 *
 * @param source usually `process.env`; an empty string counts as unset
 * @throws EnvironmentError naming every wrong variable, what was expected and what stood there
 */
export function readEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const faults: string[] = [];
  const values = Object.entries(variables).map(([key, { name, fallback, check }]) => {
    const text = source[name] || (key === 'dataDir' && source.DATABASE_URL ? undefined : fallback);
    if (text === undefined) return [key, undefined];
    const result = check.safeParse(text);
    if (result.success) return [key, result.data];
    const shown = /SECRET/.test(name) ? 'another value' : JSON.stringify(text);
    faults.push(`${name}: expected ${result.error.issues[0]?.message}, got ${shown}`);
    return [key, undefined];
  });
  if (faults.length > 0) throw new EnvironmentError(faults.join('\n'));
  return Object.freeze(Object.fromEntries(values)) as Environment;
}

/** The README's table of the environment, as Markdown. */
export function environmentTable(): string {
  const rows = Object.values(variables).map(
    ({ name, fallback, meaning }) => `| ${name} | ${fallback ?? 'unset'} | ${meaning} |`,
  );
  return ['| name | default | meaning |', '|---|---|---|', ...rows].join('\n');
}
