/** One look at the explorer in a real browser, which notes what no visit should bring about. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

export interface Visit {
  readonly page: Page;
  /** Errors and warnings of the console, and exceptions that nobody caught. */
  readonly complaints: readonly string[];
  /** Addresses of other hosts that the page asked for. */
  readonly foreign: readonly string[];
  /** Every request to the server, as `GET /path` or `POST OperationName`. */
  readonly requests: readonly string[];
  /** Bytes on the wire of all answers, headers left out. */
  bytes(): Promise<number>;
  close(): Promise<void>;
}

export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  // Without movement: what is half faded in has no contrast to judge.
  const context = await browser.newContext({ viewport: desktop, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const foreign: string[] = [];
  const requests: string[] = [];
  const sizes: Promise<number>[] = [];
  const { host } = new URL(url);
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const { host: asked, protocol, pathname } = new URL(request.url());
    if (protocol.startsWith('http') && asked !== host) foreign.push(request.url());
    const { operationName } = operationOf(request.postData());
    requests.push(`${request.method()} ${operationName ?? pathname}`);
  });
  page.on('requestfinished', (request) => {
    const size = request.sizes().then(({ responseBodySize }) => responseBodySize);
    // A page that is closed before they are known rejects them; only `bytes` wants to hear of it.
    size.catch(() => {});
    sizes.push(size);
  });
  await page.goto(url);
  return {
    page,
    complaints,
    foreign,
    requests,
    bytes: async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0),
    close: () => context.close(),
  };
}

interface Operation {
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** @param body of a request; empty for one that is no GraphQL operation */
export function operationOf(body: string | null): Operation {
  try {
    return JSON.parse(body ?? '{}') as Operation;
  } catch {
    return {};
  }
}
