/** The audits of graphql-http: whether the server conforms to the GraphQL over HTTP specification. */
import { serverAudits } from 'graphql-http';
import { startTestService } from '../server/test-service';
import type { TestService } from '../server/test-service';

/**
 * Deviations of Apollo Server, all from recommendations of the specification: for the older media type application/json,
 * it also responds with status 400 to a query that could not be executed at all.
 */
const deviations = ['572B', 'FDE2', '7B9B'];

/** A GET request needs a header that pages of other sites cannot send (limits.test.ts). */
const fetchFn = (url: string, init: RequestInit = {}) =>
  fetch(url, { ...init, headers: { ...init.headers, 'apollo-require-preflight': 'yes' } });

describe('GraphQL over HTTP', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ withoutModel: true });
  });
  afterAll(() => service.close());

  const audits = serverAudits({ url: () => `${service.url}/graphql`, fetchFn });

  test.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))(
    '%s',
    async (_name, audit) => {
      const result = await audit.fn();
      const reason = 'reason' in result ? result.reason : '';
      expect([result.status, reason]).toEqual(
        deviations.includes(audit.id) ? ['warn', expect.stringMatching(/status code/i)] : ['ok', ''],
      );
    },
  );

  test('the deviations are among the audits', () => {
    expect(audits.map(({ id }) => id)).toEqual(expect.arrayContaining(deviations));
  });
});
