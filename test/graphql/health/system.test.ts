import { startTestService } from '../../server/test-service';
import type { TestService } from '../../server/test-service';
import { uuidOf } from '../../server/test-shop';

const QUERY = `{ system {
  startedAt readAt
  operations { name requests errors seconds buckets { upTo requests } }
  counters { name meaning labels { name value } value }
  freshness { importedAt recordedAt recordedOrders }
} }`;

interface Operation {
  readonly name: string;
  readonly requests: number;
  readonly buckets: readonly { readonly upTo: number | null; readonly requests: number }[];
}

describe('system', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.close());

  const read = async () => (await service.query(QUERY)).data.system;
  const operation = (report: { operations: readonly Operation[] }, name: string) =>
    report.operations.find((one) => one.name === name);

  test('counts and times operations by root field; each is in one bucket', async () => {
    const ask = `{ recommendations(userId: "${uuidOf(3)}") { strategy } }`;
    await service.query(ask);
    const before = operation(await read(), 'recommendations') as Operation;
    await service.query(ask);
    await service.query('{ recommendations(userId: "rubbish") { strategy } }');
    const report = await read();
    expect(operation(report, 'recommendations')).toMatchObject({ requests: before.requests + 2, errors: 1 });
    for (const { requests, buckets } of report.operations as readonly Operation[]) {
      expect(buckets.reduce((sum, bucket) => sum + bucket.requests, 0)).toBe(requests);
      expect(buckets.at(-1)?.upTo).toBeNull();
      expect(buckets[0]?.upTo).toBe(1);
    }
    expect(Date.parse(report.startedAt)).toBeLessThanOrEqual(Date.parse(report.readAt));
  });

  test('returns the counters of the service by name and label', async () => {
    const { counters } = await read();
    expect(counters).toContainEqual({
      name: 'timele_answers_total',
      meaning: expect.any(String),
      labels: [
        { name: 'kind', value: 'recommendations' },
        { name: 'strategy', value: 'PERSONALIZED' },
      ],
      value: expect.any(Number),
    });
    expect(counters.filter(({ name }: { name: string }) => !name.startsWith('timele_'))).toEqual([]);
  });

  test('returns when the data was last changed', async () => {
    expect((await read()).freshness).toEqual({ importedAt: null, recordedAt: null, recordedOrders: 0 });
    await service.query(
      `mutation { recordOrder(input: { userId: "${uuidOf(3)}", productIds: [1] }) { created } }`,
    );
    const { recordedAt, recordedOrders } = (await read()).freshness;
    expect(recordedOrders).toBe(1);
    expect(Date.parse(recordedAt)).toBeLessThanOrEqual(Date.now());
  });
});

describe('feedbackSummary', () => {
  test('counts the feedback of the given days, and the products that were shown and then added', async () => {
    const service = await startTestService({ withoutModel: true });
    try {
      const send = (requestId: string, productId: number, ...kinds: readonly string[]) =>
        service.query(`mutation ($input: FeedbackInput!) { sendFeedback(input: $input) { stored } }`, {
          input: { requestId, userId: uuidOf(1), events: kinds.map((kind) => ({ productId, kind })) },
        });
      await send(uuidOf(901), 1, 'IMPRESSION', 'CLICK', 'ADD_TO_BASKET');
      await send(uuidOf(901), 2, 'IMPRESSION', 'DISMISS');
      await send(uuidOf(902), 2, 'ADD_TO_BASKET');
      await send(uuidOf(903), 3, 'IMPRESSION');
      await service.database.pool.query(
        `update feedback_events set created_at = now() - interval '40 days' where product_id = 3`,
      );
      const ask = (days: string) =>
        service.query(
          `{ feedbackSummary${days} { days answers impressions clicks addedToBasket dismissals shownAndAdded } }`,
        );
      const counts = { clicks: 1, addedToBasket: 2, dismissals: 1, shownAndAdded: 1 };
      expect((await ask('')).data.feedbackSummary).toEqual({
        days: 30,
        answers: 2,
        impressions: 2,
        ...counts,
      });
      const longer = (await ask('(days: 60)')).data.feedbackSummary;
      expect(longer).toEqual({ days: 60, answers: 3, impressions: 3, ...counts });
      expect((await ask('(days: 0)')).errors?.[0]?.message).toMatch(
        /days: expected a whole number from 1 to 366/,
      );
    } finally {
      await service.close();
    }
  });
});
