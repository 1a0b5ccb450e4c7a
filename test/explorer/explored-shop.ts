/** A shop with a trained model, served like `npm start`, and a browser. */
import { chromium } from 'playwright-core';
import type { BrowserContextOptions } from 'playwright-core';
import { createTrainedShop } from '../setup/trained-shop';
import type { TrainedShop } from '../setup/trained-shop';
import { runServe } from '../server/running-serve';
import type { RunningServe } from '../server/running-serve';
import { chromiumArguments } from './chromium';
import { visit } from './visit';
import type { Visit } from './visit';

export interface ExploredShop {
  readonly shop: TrainedShop;
  readonly serve: RunningServe;
  readonly url: string;
  /** UUIDs of the users, ordered by imported id. */
  readonly users: readonly string[];
  open: (path: string, options?: BrowserContextOptions) => Promise<Visit>;
  close: () => Promise<void>;
}

/** @param executablePath of the browser */
export async function exploreShop(executablePath: string): Promise<ExploredShop> {
  const shop = await createTrainedShop({ pending: true });
  const serve = runServe({ DATABASE_URL: shop.database.url, MODELS_DIR: shop.modelsDir });
  await serve.says('Ctrl-C stops it.');
  const url = /Explorer: (\S+)\//.exec(serve.output())?.[1] as string;
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  const { rows } = await shop.database.pool.query<{ uuid: string }>('select uuid from users order by id');
  return {
    shop,
    serve,
    url,
    users: rows.map(({ uuid }) => uuid),
    open: (path, options) => visit(browser, `${url}${path}`, options),
    close: async () => {
      await browser.close();
      serve.child.kill('SIGTERM');
      await serve.exitCode;
      await shop.close();
    },
  };
}
