/** The explorer: the page at the front door, which shows what the service predicts and how it is doing. */
import { Router } from 'express';
import { assetsOf, sendPage } from './browser-page';

/** Its views; the page itself looks at the address. */
const paths = ['/', '/model', '/system'];

const notBuilt =
  'The explorer is not built. Build it with "npm run build". The API is at /graphql, for browsers a playground.\n';

/** @param folder the bundle: index.html and assets/ */
export function explorer(folder: string): Router {
  const router = Router();
  router.get(paths, sendPage(folder, notBuilt));
  router.use('/explorer/assets', assetsOf(folder));
  return router;
}
