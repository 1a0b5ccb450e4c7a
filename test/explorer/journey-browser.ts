/** The browser of one file's journeys. */
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { chromiumArguments } from './chromium';
import { visit, type Visit } from './visit';

export interface JourneyBrowser {
  open(url: string, options?: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
}

/** @param executablePath the browser's */
export async function openBrowser(executablePath: string): Promise<JourneyBrowser> {
  const launch = (): Promise<Browser> => chromium.launch({ executablePath, args: chromiumArguments });
  let browser = await launch();
  return {
    open: async (url, options) => {
      // It was seen to end by itself in some runs, nobody knows why; what it shows is under test, not its life.
      if (!browser.isConnected()) {
        console.warn('Chromium had ended; it was started again.');
        browser = await launch();
      }
      return visit(browser, url, options);
    },
    close: () => browser.close(),
  };
}
