/** A trained shop, served as `npm start` serves it, and a browser to look at it. */
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { createTrainedShop, type TrainedShop } from '../setup/trained-shop';
import { runServe, type RunningServe } from '../server/running-serve';
import { chromiumArguments } from './chromium';
import { visit, type Visit } from './visit';

export interface ExploredShop {
  readonly shop: TrainedShop;
  readonly serve: RunningServe;
  readonly url: string;
  /** UUIDs of users, in the order of the import's ids. */
  readonly users: readonly string[];
  open(path: string, options?: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
}

/** @param executablePath the browser's */
export async function exploreShop(executablePath: string): Promise<ExploredShop> {
  const shop = await createTrainedShop({ pending: true });
  const serve = runServe({ DATABASE_URL: shop.database.url, MODELS_DIR: shop.modelsDir });
  await serve.says('Ctrl-C stops it.');
  const url = /Explorer: (\S+)\//.exec(serve.output())?.[1] as string;
  const launch = (): Promise<Browser> => chromium.launch({ executablePath, args: chromiumArguments });
  let browser = await launch();
  const { rows } = await shop.database.pool.query<{ uuid: string }>('select uuid from users order by id');
  return {
    shop,
    serve,
    url,
    users: rows.map(({ uuid }) => uuid),
    open: async (path, options) => {
      // It was seen to end by itself in two runs, nobody knows why; what it shows is under test, not its life.
      if (!browser.isConnected()) {
        console.warn('Chromium had ended; it was started again.');
        browser = await launch();
      }
      return visit(browser, `${url}${path}`, options);
    },
    close: async () => {
      await browser.close();
      serve.child.kill('SIGTERM');
      await serve.exitCode;
      await shop.close();
    },
  };
}
