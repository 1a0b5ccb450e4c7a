/**
 * Random requests, malformed in many ways: none may crash the server, cause a status 5xx (except for OVERLOADED), reveal
 * internals, or affect the next valid request. TIMELE_FUZZ sets their number; a failing request is printed with the seed
 * that reproduces it.
 */
import fc from 'fast-check';
import { uuidOf } from '../server/test-shop';
import { queryFor } from './light-load';
import { openShop } from './served-shop';
import type { Served, ServedShop } from './served-shop';

const count = Number(process.env.TIMELE_FUZZ ?? 400);

interface Fuzzed {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const words = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e999',
    'NaN',
    'null',
    'true',
    '\u0000',
    "'; drop table users; --",
    '../../etc/passwd',
  ),
  fc.constantFrom('__proto__', 'constructor', '💥'.repeat(50), '%', '%00', '\\', '"', '$1', '{{7*7}}'),
  fc.constantFrom(uuidOf(1), uuidOf(1).toUpperCase(), uuidOf(999), '2147483648', '99999999999999999999'),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer().map(String),
  fc.double().map(String),
);

const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    words,
    fc.integer(),
    fc.double(),
    fc.constantFrom(null, true, false, [], {}),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 8 }), tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** Valid documents with variables of any type. */
const documents = [
  'query ($a: ID!, $b: Int) { recommendations(userId: $a, first: $b) { strategy items { rank score product { name } reasons { text } } } }',
  'query ($a: ID!, $c: OrderContextInput) { nextBasket(userId: $a, context: $c) { expectedF1 items { score } } }',
  'query ($b: Int, $d: RecommendationFilterInput) { popularProducts(first: $b, filter: $d) { id price } }',
  'query ($a: ID!, $b: Int) { similarProducts(productId: $a, first: $b) { lift product { id } } }',
  'query ($a: ID!, $e: String, $b: Int) { user(id: $a) { orders(first: $b, after: $e) { totalCount nodes { items { product { name } } } } } }',
  'query ($e: String, $f: String, $a: ID, $b: Int) { products(search: $e, after: $f, aisleId: $a, first: $b) { totalCount nodes { name } } }',
  'mutation ($g: RecordOrderInput!) { recordOrder(input: $g) { created } }',
  'mutation ($h: FeedbackInput!) { sendFeedback(input: $h) { stored } }',
];

/** A valid document with some of its text replaced, repeated or removed. */
const mangled = fc
  .tuple(fc.constantFrom(...documents, queryFor(uuidOf(1))), fc.nat(), fc.nat(12), words, fc.boolean())
  .map(([text, at, length, word, twice]) => {
    const from = at % text.length;
    const [head, cut, tail] = [
      text.slice(0, from),
      text.slice(from, from + length),
      text.slice(from + length),
    ];
    return `${head}${twice ? cut + cut : word}${tail}`;
  });

/** Inputs that are almost valid. */
const inputs = fc.record(
  {
    userId: fc.oneof(fc.constant(uuidOf(3)), words),
    productIds: fc.oneof(fc.array(fc.integer({ min: -5, max: 200 })), values),
    orderNumber: fc.oneof(fc.integer(), values),
    dayOfWeek: fc.oneof(fc.integer({ min: -1, max: 8 }), values),
    hourOfDay: values,
    daysSincePriorOrder: values,
    requestId: fc.oneof(fc.uuid(), words),
    events: fc.oneof(
      fc.array(fc.record({ productId: fc.integer(), kind: fc.constantFrom('CLICK', 'x') })),
      values,
    ),
    aisleIds: values,
    minPrice: values,
    maxPrice: fc.oneof(fc.double(), values),
  },
  { requiredKeys: [] },
);

const variables = fc.record(
  {
    a: fc.oneof(words, fc.constant(uuidOf(2))),
    b: fc.oneof(fc.integer({ min: -2, max: 120 }), values),
    c: fc.oneof(inputs, values),
    d: fc.oneof(inputs, values),
    e: fc.oneof(words, values),
    f: fc.oneof(
      words,
      fc.string({ maxLength: 60 }).map((text) => Buffer.from(text).toString('base64url')),
    ),
    g: inputs,
    h: inputs,
  },
  { requiredKeys: [] },
);

const JSON_TYPE = 'application/json';

const graphql = fc
  .tuple(
    fc.oneof(fc.constantFrom(...documents), mangled, words),
    fc.oneof({ weight: 4, arbitrary: variables }, { weight: 1, arbitrary: values }),
    fc.oneof(fc.constant(undefined), words),
  )
  .map(([query, given, operationName]) => ({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': JSON_TYPE },
    body: JSON.stringify({ query, variables: given, operationName }),
  }));

const anyBody = fc
  .tuple(
    fc.constantFrom(
      JSON_TYPE,
      'text/plain',
      'application/x-www-form-urlencoded',
      `${JSON_TYPE}; charset=x`,
      'multipart/form-data',
    ),
    fc.oneof(
      values.map((value) => JSON.stringify(value) ?? ''),
      fc.string({ unit: 'binary', maxLength: 200 }),
    ),
    fc.constantFrom('/graphql', '/predict/1', '/health'),
  )
  .map(([type, body, path]) => ({ path, method: 'POST', headers: { 'content-type': type }, body }));

const rest = fc
  .tuple(
    fc.constantFrom(
      '/api/predictions/user/',
      '/predict/',
      '/graphql?query=',
      '/graphql?',
      '/',
      '/playground/',
      '/metrics/',
    ),
    words.map((word) => encodeURIComponent(word.replaceAll(/[\ud800-\udfff]/g, ''))),
    fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'),
    fc.constantFrom(
      'apollo-require-preflight',
      'authorization',
      'accept',
      'x-request-id',
      'origin',
      'if-none-match',
    ),
    fc.constantFrom('yes', 'Bearer x.y.z', 'text/html', '*/*;q=x', 'null', '"'.repeat(300)),
  )
  .map(([prefix, word, method, header, value]) => ({
    path: `${prefix}${word}`,
    method,
    headers: { [header]: value },
    body: undefined,
  }));

const requests: fc.Arbitrary<Fuzzed> = fc.oneof(
  { weight: 5, arbitrary: graphql },
  { weight: 1, arbitrary: anyBody },
  { weight: 3, arbitrary: rest },
);

/** Names of libraries and internals of the server, and patterns of their errors. */
const inside =
  /node_modules|prisma|postgres|pg_|sqlstate|relation "|onnx|dist\/|\.(?:js|ts):\d+|\bat (?:async )?[\w.<]+ \(|ECONN|undefined is not|Cannot read prop/i;

describe('random requests', () => {
  let shop: ServedShop;
  let served: Served;
  beforeAll(async () => {
    shop = await openShop();
    served = await shop.serve({ RATE_LIMIT_PER_MINUTE: '10000000' });
  });
  afterAll(() => shop.close());

  test(`${count} of them: no 5xx, no internals, and the next valid query is answered correctly`, async () => {
    const property = fc.asyncProperty(requests, async (request) => {
      const { status, text, type } = await send(served.url, request);
      if (status === 503) expect(text).toContain('OVERLOADED');
      else expect(status).toBeLessThan(500);
      // Pages and metrics may contain these names.
      if (type.includes('json')) expect(text).not.toMatch(inside);
      if (status >= 400 && text !== '') expect(type).toMatch(/json|text\/plain|text\/html/);
      expect(text).not.toContain('INTERNAL_SERVER_ERROR');
    });
    await fc.assert(property, { numRuns: count });
    expect(served.child.exitCode).toBeNull();
    const { status, data, errors } = await served.query(queryFor(uuidOf(50)));
    expect([status, errors]).toEqual([200, undefined]);
    expect(data.recommendations).toMatchObject({ strategy: 'PERSONALIZED' });
    expect(data.recommendations.items[0].product.id).toBe('50');
  }, 3_600_000);
});

async function send(url: string, { path, method, headers, body }: Fuzzed) {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { ...headers },
    redirect: 'manual',
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  return { status: response.status, text, type: response.headers.get('content-type') ?? '' };
}
