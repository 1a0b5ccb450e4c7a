/** A visit to the explorer in a real browser, which records everything that must not happen. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

export interface Visit {
  readonly page: Page;
  /** Console errors and warnings, and uncaught exceptions. */
  readonly problems: readonly string[];
  /** URLs of other hosts that the page requested. */
  readonly foreign: readonly string[];
  /** Every request to the server, as `GET /path` or `POST OperationName`. */
  readonly requests: readonly string[];
  /** Transferred bytes of all responses, without headers. */
  bytes: () => Promise<number>;
  close: () => Promise<void>;
}

export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  // Without animations, because contrast cannot be checked during a fade.
  const context = await browser.newContext({ viewport: desktop, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  const foreign: string[] = [];
  const requests: string[] = [];
  const sizes: Promise<number>[] = [];
  const { host } = new URL(url);
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    const { host: asked, protocol, pathname } = new URL(request.url());
    if (protocol.startsWith('http') && asked !== host) foreign.push(request.url());
    const { operationName } = operationOf(request.postData());
    requests.push(`${request.method()} ${operationName ?? pathname}`);
  });
  page.on('requestfinished', (request) => {
    const size = request.sizes().then(({ responseBodySize }) => responseBodySize);
    // Rejected if the page is closed earlier; only `bytes` handles that error.
    size.catch(() => {});
    sizes.push(size);
  });
  await page.goto(url);
  return {
    page,
    problems,
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

/** @param body of a request; empty for requests that are not GraphQL operations */
export function operationOf(body: string | null): Operation {
  try {
    return JSON.parse(body ?? '{}') as Operation;
  } catch {
    return {};
  }
}
