/** Opens everything that serving needs, in order; it is closed in reverse order, the embedded Postgres last. */
import { missingZoneWarning } from '../config/missing-zone';
import type { Environment } from '../config/environment';
import { bulkPool, openDatabase } from '../db/database';
import { applyShopZone } from '../db/shop-zone/apply-zone';
import { whyNoModel } from '../graphql/models/why-no-model';
import { ModelHolder } from '../inference/model-holder';
import { servable } from '../recommend/loaded-serving-model';
import { createApp } from './app';
import { checkExposure } from './auth/check-exposure';
import { CatalogueHolder } from './catalogue-holder';
import type { Opening } from './lifecycle';
import { checkAddress, listen } from './listen';
import type { Log } from './log';
import { onModelEvent } from './model-events';
import { importWhenEmpty, replaceUnfitModel, trainWhenMissing } from './prepare-start';
import { openServingPool } from './serving-pool';
import { openTracing } from './tracing/tracing';
import { exampleUser } from './start-hints';

/** The running service, for the output of the command line. */
export interface Serving {
  /** Without a trailing slash. */
  readonly url: string;
  /** UUID of a user with a history; null if there is none. */
  readonly exampleUser: string | null;
  /** Why all recommendations are popular products; null while a model is in service. */
  readonly whyNoModel: string | null;
}

/**
 * @param report shows messages about long work of a first start
 * @throws StartError if the settings are wrong, or the import or the training of a first start fails; DatabaseError
 */
export async function openService(
  environment: Environment,
  log: Log,
  report: (message: string) => void,
  { signal, onClose }: Opening,
): Promise<Serving> {
  checkExposure(environment);
  const warning = missingZoneWarning(process.env);
  if (warning !== undefined) log.warn(warning);
  const tracing = await openTracing(environment);
  if (tracing) onClose(() => tracing.close());
  await checkAddress(environment);
  const database = await openDatabase(environment, {
    onNotice: (message) => log.info(message),
    serving: { size: environment.databasePoolSize, timeoutMs: environment.databaseTimeoutMs },
  });
  onClose(() => database.close());
  signal.throwIfAborted();

  // Deriving the times of all orders and loading the catalogue of a large shop take longer than the timeout of requests.
  const bulk = bulkPool(database.url, 2);
  onClose(() => bulk.end());
  await applyShopZone(bulk, environment.shopZone, { onNotice: report });
  signal.throwIfAborted();
  const hasOrders = await importWhenEmpty(database.pool, environment, report, signal);
  if (hasOrders) await trainWhenMissing(environment, report, signal);
  await replaceUnfitModel(environment, report, signal);
  const catalogues = await CatalogueHolder.load(bulk, log);
  onClose(() => catalogues.close());
  signal.throwIfAborted();

  const models = new ModelHolder({
    modelsDir: environment.modelsDir,
    expected: servable,
    onEvent: (event) => onModelEvent(event, catalogues, log),
  });
  onClose(() => models.close());
  await models.start();
  signal.throwIfAborted();

  const servingPool = openServingPool(database.url, environment.databaseTimeoutMs);
  onClose(() => servingPool.end());
  const app = await createApp({
    ...{ database, servingPool, catalogues, models, environment, log },
    ...(tracing && { tracing }),
  });
  onClose(() => app.stop());
  const url = await listen(app.httpServer, environment);
  return { url, exampleUser: await exampleUser(database.pool), whyNoModel: whyNoModel(models.state()) };
}
