import type { Request, RequestHandler, Response } from 'express';
import { chained } from '../../src/server/chained';

/** What the handlers did, and the final result. */
async function run(...handlers: RequestHandler[]) {
  const done = jest.fn();
  chained(...handlers)({} as Request, {} as Response, done);
  await new Promise((resolve) => setImmediate(resolve));
  return done.mock.calls;
}

const passes = (seen: string[], name: string): RequestHandler => {
  return (_request, _response, next) => {
    seen.push(name);
    next();
  };
};

describe('chained', () => {
  test('calls the handlers in order, then the next middleware', async () => {
    const seen: string[] = [];
    expect(await run(passes(seen, 'a'), passes(seen, 'b'))).toEqual([[]]);
    expect(seen).toEqual(['a', 'b']);
  });

  test('stops at a handler that responds', async () => {
    const seen: string[] = [];
    expect(await run(() => {}, passes(seen, 'b'))).toEqual([]);
    expect(seen).toEqual([]);
  });

  const fault = new Error('no');
  test.each<[string, RequestHandler]>([
    ['passed on', (_request, _response, next) => next(fault)],
    [
      'thrown',
      () => {
        throw fault;
      },
    ],
    [
      'rejected',
      async () => {
        throw fault;
      },
    ],
  ])('an error that is %s skips the remaining handlers', async (_, handler) => {
    const seen: string[] = [];
    expect(await run(handler, passes(seen, 'b'))).toEqual([[fault]]);
    expect(seen).toEqual([]);
  });
});
