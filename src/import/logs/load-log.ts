/**
 * Loads a log into the staging tables of products, orders and order items, in one transaction: rows into `staged_lines`,
 * orders and items derived in SQL, then copied into the tables that text mode (ids/assign-keys.ts) reads.
 */
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { readSql } from '../../lib/read-sql';
import { FindingSpool } from '../finding-spool';
import { aisles, departments, orderItems, orders, products } from '../file-kind';
import { textTable } from '../ids/id-kind';
import type { ImportContext } from '../import-context';
import { ImportError } from '../import-error';
import { createStagedLines, deriveOrders, DERIVATION_STEPS } from '../lines/derive-orders';
import { stageLog } from '../lines/stage-log';
import type { StagedLog } from '../lines/stage-log';
import type { TimeFormat } from '../lines/time/time-profile';
import type { Finding } from '../row-finding';
import { inTransaction } from '../session';
import { completedStep, ensureTable, recordStep, resetStagingArea } from '../staging-area';
import { readFacts, readSummary, storeSummary } from './log-summary';
import type { LogSummary } from './log-summary';
import type { OpenLog } from './open-log';
import { applyProductFiles } from './product-files';
import { dayNumberOf } from './replace-window';
import { shopClock } from './shop-clock';

/** The step that is complete when the whole log is staged. */
const LOG_STEP = 'log staged';

/** Drops what an earlier, interrupted run has staged, unless it read the same log. */
export async function discardOtherLog(client: PoolClient, log: OpenLog | undefined): Promise<void> {
  if ((await completedStep(client, LOG_STEP)) !== log?.fingerprint) await resetStagingArea(client);
}

/** Does nothing if an earlier run has staged the same log. */
export async function loadLog(context: ImportContext, log: OpenLog): Promise<LogSummary> {
  const { client, signal } = context;
  if ((await completedStep(client, LOG_STEP)) === log.fingerprint) return readSummary(client);
  return inTransaction(client, signal, async () => {
    const summary = await stageAndDerive(context, log);
    await storeSummary(client, summary);
    await recordStep(client, LOG_STEP, log.fingerprint);
    return summary;
  });
}

async function stageAndDerive(context: ImportContext, log: OpenLog): Promise<LogSummary> {
  const { client } = context;
  const { mapping } = log.understood;
  await createStagedLines(client);
  const { formats, partRows, ...staged } = await stageRows(context, log);
  await recordParts(client, log, partRows);
  const progress = context.startProgress('Deriving orders', DERIVATION_STEPS);
  let steps = 0;
  const counts = await deriveOrders(
    client,
    { guests: mapping.guests, parts: log.table.parts.length },
    (name) => {
      context.signal.throwIfAborted();
      progress.update(Math.min(steps++, DERIVATION_STEPS), name.replaceAll('-', ' '));
    },
  );
  progress.stop(`${counts.orders.toLocaleString('en')} orders`);
  const productFiles = await applyProductFiles(client, log.productFiles, formats.wholeIds.has('product'));
  if (counts.orders === 0) throw noOrders(log, staged, counts.excludedLines);
  const found = await readFacts(client);
  if (log.from !== undefined && !found.facts.has_moments) {
    throw new ImportError(
      `--from: expected orders with dates, got ${log.name} without any. Import the whole log without --from.`,
    );
  }
  await fillStagingTables(client, log);
  return {
    log: staged,
    // The first character that is not ASCII decides, so the encoding is known after reading.
    encodings: log.table.parts.flatMap(({ file, encoding }) =>
      encoding === undefined || encoding === 'utf-8' ? [] : [{ file, encoding }],
    ),
    times: timesInWords(formats.time),
    wholeIds: [...formats.wholeIds],
    lacksPurchases: mapping.columns.event !== undefined && !formats.hasPurchaseEvents,
    counts,
    productFiles,
    ...found,
  };
}

/** Findings are spooled to disk, because the connection is busy with the rows. */
async function stageRows(
  { client, stateDir, zone, signal, startProgress, onNotice }: ImportContext,
  log: OpenLog,
): Promise<StagedLog> {
  const spool = new FindingSpool(join(stateDir, `import-findings.${process.pid}.log`));
  const add = (finding: Finding) => {
    const part = log.table.parts.findIndex(({ file }) => file === finding.file);
    if (part >= 0) spool.add(part + 1, finding);
    else onNotice(`${finding.file}: ${finding.reason}`);
  };
  let progress = startProgress(`Reading ${log.name}`);
  try {
    log.findings.forEach(add);
    log.listen(add);
    const staged = await stageLog(client, log.table, {
      mapping: log.understood.mapping,
      clockOf: (name) => shopClock(zone, name),
      onFinding: add,
      onProgress: (rows) => {
        signal.throwIfAborted();
        progress.update(rows);
      },
      onSecondPass: (rows) => {
        // The first pass has reported the rows that cannot be read.
        log.listen(undefined);
        progress.stop(`${rows.toLocaleString('en')} rows`);
        progress = startProgress(`Loading ${log.name}`, rows);
      },
    });
    await spool.copyTo(client);
    progress.stop(`${staged.staged.toLocaleString('en')} rows`);
    return staged;
  } finally {
    log.listen(undefined);
    spool.close();
  }
}

/** One source file for each part, so that findings name the file, the sheet or the member of the archive. */
async function recordParts(client: PoolClient, log: OpenLog, partRows: readonly number[]): Promise<void> {
  const { rows } = await client.query<{ file: number; rejected: number }>(
    // A broken line is a row that was not counted.
    `select file, count(*)::integer as rejected from findings where outcome = 'rejected' and column_name = '' group by file`,
  );
  const broken = new Map(rows.map(({ file, rejected }) => [file, rejected]));
  for (const [part, { file }] of log.table.parts.entries()) {
    await client.query(
      'insert into source_files (file, name, staging, fingerprint, rows) values ($1, $2, $3, $4, $5)',
      [part + 1, file, 'staged_lines', log.fingerprint, partRows[part] + (broken.get(part + 1) ?? 0)],
    );
  }
}

async function fillStagingTables(client: PoolClient, { from }: OpenLog): Promise<void> {
  for (const kind of [departments, aisles, products, orders, orderItems]) {
    await ensureTable(client, textTable(kind.staging));
  }
  const run = (name: string, ...values: unknown[]) => client.query(readSql(__dirname, `sql/${name}`), values);
  await run('create-log-categories');
  await run('fill-departments');
  await run('fill-aisles');
  await run('fill-products');
  await run('fill-orders', from === undefined ? null : dayNumberOf(from));
  await client.query('analyze staged_orders_text');
  await run('fill-items');
}

function noOrders(
  { name }: OpenLog,
  { rows, rejected, excluded }: Omit<StagedLog, 'formats' | 'partRows'>,
  excludedLines: Readonly<Record<string, number>>,
): ImportError {
  const reasons = [
    ...Object.entries({ rejected, ...excluded, ...excludedLines })
      .filter(([, lines]) => lines > 0)
      .map(([reason, lines]) => `${lines.toLocaleString('en')} ${reason}`),
  ];
  if (rows === 0) {
    return new ImportError(
      `${name}: expected rows with orders, got only a header. Export the file with its rows.`,
    );
  }
  return new ImportError(
    `${name}: expected rows with orders, got none in ${rows.toLocaleString('en')} rows (${reasons.join(', ')}). If columns were misunderstood, correct the map file and pass it with --map.`,
  );
}

function timesInWords(format: TimeFormat | undefined): string {
  switch (format?.kind) {
    case undefined:
      return 'none; orders are numbered';
    case 'text':
      return `${format.dateOrder === undefined ? 'dates' : `dates with ${format.dateOrder === 'd/m/y' ? 'the day before the month' : 'the month before the day'} where they are written like 01/02/2024`}, ${format.hasTimes ? 'with times' : 'without times'}`;
    case 'compact date':
      return 'dates as YYYYMMDD, without times';
    case 'unix':
      return `Unix time with ${format.perSecond.toLocaleString('en')} unit${format.perSecond === 1 ? '' : 's'} per second`;
    case 'excel':
      return 'Excel dates';
    case 'day number':
      return 'day numbers, without dates';
  }
}
