/** The playground: GraphiQL from our own bundle. */
import { Router } from 'express';
import { assetsOf, sendPage } from './browser-page';

const notBuilt =
  'The playground is not built. Build it with "npm run build", or send queries: POST to /graphql with a JSON body {"query": "..."}.\n';

/**
 * Serves the page at /graphql (to browsers only; everybody else gets the API there) and its assets at /playground.
 *
 * @param folder the bundle: index.html and assets/
 */
export function playground(folder: string): Router {
  const page = sendPage(folder, notBuilt);
  const router = Router();
  router.get('/graphql', (request, response, next) => {
    if (wantsPage(request.get('accept'))) page(request, response, next);
    else next();
  });
  router.use('/playground/assets', assetsOf(folder));
  router.get(['/playground', '/playground/index.html'], page);
  return router;
}

/** Browsers name text/html; programs that take anything say so with a bare wildcard. */
const wantsPage = (accept: string | undefined) => accept?.includes('text/html') ?? false;
