/**
 * The same data gives the same feature rows, model files and evaluation, to the byte: whatever the internal keys and the
 * order of the rows are, and whether it was imported at once or in parts.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v5 } from 'uuid';
import { generateData } from '../../src/data-generator/generate-data';
import { viewsDir } from '../../src/db/database';
import type { Database } from '../../src/db/database';
import { refreshViews } from '../../src/db/views/refresh-views';
import { evaluateDataSet } from '../../src/evaluation/evaluate-data-set';
import { readAllUsers } from '../../src/evaluation/read-all-users';
import { featureColumnsHash } from '../../src/features/feature-columns';
import { readTargets } from '../../src/features/read-targets';
import { loadModel } from '../../src/inference/loaded-model';
import { silentProgress } from '../../src/lib/progress';
import { scorableOrders } from '../../src/registry/fitted-orders';
import { createRecommender } from '../../src/recommend/recommender';
import { servingModelOf } from '../../src/recommend/loaded-serving-model';
import { stage2ColumnsHash } from '../../src/recommend/shortlist-rows';
import { candidateRows } from '../../src/retrieval/candidate-rows';
import { loadCatalogue } from '../../src/retrieval/catalogue';
import { exportMatrix } from '../../src/training/export-matrix';
import { trainModel } from '../../src/training/train-model';
import { DEFAULT_NAMESPACE, importFiles, importFolder } from '../import/import-into';
import { mapIds, reverseRows } from '../import/map-ids';
import type { MapIds } from '../import/map-ids';
import { removeTemporaryFolders } from '../import/toy-folder';
import type { FolderText } from '../import/toy-folder';
import { copyWithOtherKeys } from '../setup/copy-with-other-keys';
import { createTestDatabase } from '../setup/test-database';
import { tinyRecipe } from '../setup/trained-shop';

const USERS = 45;
const folder = mkdtempSync(join(tmpdir(), 'timele-test-'));
const modelFiles = ['stage1.txt', 'stage2.txt', 'stage1.onnx', 'stage2.onnx'];
const matrixFiles = ['train.parquet', 'validation.parquet'];
const sizes = { userNeighbours: 10, coPurchase: 10, transition: 10, aislePopular: 10, popular: 10 };
const now = new Date('2026-06-01T10:00:00Z');

type Results = Awaited<ReturnType<typeof resultsOf>>;

let expected: Results;
let original: Database;

beforeAll(async () => {
  await generateData({
    directory: join(folder, 'all'),
    format: 'timele',
    users: USERS,
    products: 300,
    seed: 5,
    overwrite: false,
  });
  original = await createTestDatabase();
  await importFolder(original, join(folder, 'all'));
  expected = await resultsOf(original, 'original');
}, 300_000);
afterAll(async () => {
  await original.close();
  rmSync(folder, { recursive: true, force: true });
  removeTemporaryFolders();
});

test('with other keys and the rows in another order', async () => {
  const copy = await createTestDatabase();
  try {
    await copyWithOtherKeys(original.pool, copy.pool, 1);
    await refreshViews(copy.pool, viewsDir);
    await expectSame(copy, 'copy');
  } finally {
    await copy.close();
  }
}, 300_000);

test('imported in parts', async () => {
  const later = await createTestDatabase();
  try {
    const half = join(folder, 'half');
    cpSync(join(folder, 'all'), half, { recursive: true });
    const path = join(half, 'orders_demo.csv');
    const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
    const numberAt = head.split(',').indexOf('order_number');
    const first = lines.filter((line) => Number(line.split(',')[numberAt]) <= 4);
    const kept = new Set(first.map((line) => line.split(',')[0]));
    writeFileSync(path, `${[head, ...first].join('\n')}\n`);
    const items = join(half, 'order_items_demo.csv');
    const [itemHead, ...itemLines] = readFileSync(items, 'utf8').trimEnd().split('\n');
    writeFileSync(
      items,
      `${[itemHead, ...itemLines.filter((line) => kept.has(line.split(',')[0]))].join('\n')}\n`,
    );
    await importFolder(later, half);
    await importFolder(later, join(folder, 'all'));
    await expectSame(later, 'later');
  } finally {
    await later.close();
  }
}, 300_000);

test('with ids of text, and with the rows of the files in another order', async () => {
  const shop = mapIds(readFolder(join(folder, 'all')), idOfText);
  const results = [];
  for (const [name, files] of [
    ['texts', shop],
    ['reversed', reverseRows(shop)],
  ] as const) {
    const database = await createTestDatabase();
    try {
      expect((await importFiles(database, files)).findings).toEqual([]);
      results.push(await resultsOf(database, name));
    } finally {
      await database.close();
    }
  }
  expectSameResults(results[1], results[0]);
  expect(results[0].lists.every((list) => list.length > 0)).toBe(true);
}, 300_000);

/** Numbers of 14 digits, UUIDs, SKUs with letters and leading zeros, ids that differ only in case, e-mail addresses. */
const idOfText: MapIds = (id, column) => {
  if (column === 'order_id') return `79829042${id.padStart(6, '0')}`;
  if (column === 'user_id') {
    const address = `user.${Math.floor(Number(id) / 3)}@shop.example`;
    return [v5(id, DEFAULT_NAMESPACE), address, address.toUpperCase()][Number(id) % 3];
  }
  if (column !== 'product_id') return `${column[0]}${id}`;
  const sku = `00${Math.floor(Number(id) / 2)}-a`;
  return Number(id) % 2 ? sku : sku.toUpperCase();
};

function readFolder(path: string): FolderText {
  const names = readdirSync(path).filter((name) => name.endsWith('.csv'));
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(join(path, name), 'utf8').trimEnd().split('\n')]),
  );
}

async function expectSame(database: Database, name: string): Promise<void> {
  expectSameResults(await resultsOf(database, name), expected);
}

function expectSameResults(found: Results, wanted: Results): void {
  expect(found.rows.equals(wanted.rows)).toBe(true);
  expect(
    found.files.filter((file, i) => !file.bytes.equals(wanted.files[i].bytes)).map((file) => file.name),
  ).toEqual([]);
  expect(found.manifest).toEqual(wanted.manifest);
  expect(found.report).toEqual(wanted.report);
  expect(found.lists).toEqual(wanted.lists);
}

async function resultsOf(database: Database, name: string) {
  const { pool } = database;
  const directory = join(folder, name);
  const options = { database, recipe: tinyRecipe, seed: 1, chunkUsers: 15 };
  const modelsDir = join(directory, 'models');
  const { manifest } = await trainModel({ ...options, modelsDir });
  await exportMatrix({ ...options, directory });
  const bytesOf = (path: string, files: readonly string[]) =>
    files.map((file) => ({ name: file, bytes: readFileSync(join(path, file)) }));
  const columns = { featureColumnsHash, stage2ColumnsHash };
  const loaded = await loadModel(modelsDir, manifest.version, columns, 'evaluated');
  try {
    const model = servingModelOf(loaded);
    const report = await evaluateDataSet({
      dataSet: 'shop',
      pool,
      model: { ...model, version: 'model' },
      scorable: await scorableOrders(join(modelsDir, manifest.version), manifest, 'evaluated'),
      importance: manifest.importance,
      tuneBudget: 2,
      withBaselines: true,
      chunkUsers: 15,
      seed: 1,
      maxUsers: USERS - 5,
      startProgress: silentProgress,
    });
    return {
      rows: await featureRows(pool),
      files: [...bytesOf(join(modelsDir, manifest.version), modelFiles), ...bytesOf(directory, matrixFiles)],
      manifest: comparable(manifest),
      report: comparable(report),
      lists: await listsOf(pool, model),
    };
  } finally {
    await loaded.close();
  }
}

/** All feature rows as of three levels, users by external id. */
async function featureRows(pool: Database['pool']): Promise<Buffer> {
  const users = await readAllUsers(pool);
  const parts: Buffer[] = [];
  for (const lag of [0, 1, 3]) {
    const targets = await readTargets(pool, users, lag);
    const requests = targets.map((target) => ({ target, filter: {}, dismissed: new Set<number>() }));
    const catalogue = await loadCatalogue(pool, lag);
    const found = await candidateRows({ pool, catalogue, sizes, unavailable: new Set() }, requests);
    parts.push(Buffer.from(found.rows.buffer), Buffer.from(found.starts.buffer));
  }
  return Buffer.concat(parts);
}

/** What every user is recommended, by external ids. */
async function listsOf(pool: Database['pool'], model: ReturnType<typeof servingModelOf>) {
  const catalogue = await loadCatalogue(pool, 0);
  const recommender = createRecommender({
    pool,
    catalogue: () => catalogue,
    leaseModel: () => ({ model, release: () => {} }),
    clock: () => now,
  });
  const users = await readAllUsers(pool);
  const lists = await recommender.recommend(users.map((userId) => ({ userId, first: 20 })));
  const popular = await recommender.popularProducts(20, {}, {});
  const { rows } = await pool.query<{ id: number; external_id: string }>(
    'select id, external_id from products',
  );
  const externalIds = new Map(rows.map((row) => [row.id, row.external_id]));
  return [
    popular.map((id) => externalIds.get(id)),
    ...lists.map(({ items }) =>
      items.map(({ productId, score, source, reasons }) => [
        externalIds.get(productId),
        score,
        source,
        reasons,
      ]),
    ),
  ];
}

/** Without what differs from run to run. */
function comparable(value: object): unknown {
  const differs = new Set(['seconds', 'version', 'createdAt']);
  return JSON.parse(JSON.stringify(value, (key, part: unknown) => (differs.has(key) ? undefined : part)));
}
