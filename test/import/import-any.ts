/** Imports files of any kind into a test database, and reads the shop without its keys. */
import type { Database } from '../../src/db/database';
import type { ImportSummary } from '../../src/import/import-summary';
import { runAnyImport } from '../../src/import/run-any-import';
import type { AnyImportOptions } from '../../src/import/run-any-import';
import { DEFAULT_NAMESPACE, readFindings } from './import-into';
import { temporaryFolder } from './toy-folder';

export interface ImportedAny {
  readonly summary: ImportSummary;
  readonly notices: readonly string[];
  readonly findings: readonly Readonly<Record<string, string>>[];
}

export async function importAny(
  database: Database,
  names: readonly string[],
  options: Partial<AnyImportOptions> = {},
): Promise<ImportedAny> {
  const notices: string[] = [];
  const stateDir = options.stateDir ?? temporaryFolder();
  const summary = await runAnyImport({
    pool: database.pool,
    names,
    maxRejectShare: 0.01,
    userUuidNamespace: DEFAULT_NAMESPACE,
    onNotice: (text) => notices.push(text),
    ...options,
    stateDir,
  });
  return { summary, notices, findings: readFindings(stateDir) };
}

export interface Shop {
  readonly products: readonly {
    readonly id: string;
    readonly name: string;
    readonly price: string | null;
    readonly aisle: string;
    readonly department: string;
  }[];
  readonly orders: readonly {
    readonly id: string;
    readonly user: string;
    readonly number: number;
    readonly day: number | null;
    readonly hour: number | null;
    readonly days: number | null;
    readonly at: Date | null;
    readonly source: string;
  }[];
  readonly items: readonly {
    readonly order: string;
    readonly product: string;
    readonly position: number;
    readonly reordered: boolean;
    readonly quantity: number | null;
  }[];
}

/** By external ids. */
export async function shopOf({ pool }: Pick<Database, 'pool'>): Promise<Shop> {
  const products = await pool.query<Shop['products'][number]>(
    `select p.external_id as id, p.name, p.price::text, a.name as aisle, d.name as department
     from products p join aisles a on a.id = aisle_id join departments d on d.id = department_id
     order by p.external_id collate "C"`,
  );
  const orders = await pool.query<Shop['orders'][number]>(
    `select o.external_id as id, u.external_id as user, order_number as number, day_of_week as day,
       hour_of_day as hour, days_since_prior_order as days, ordered_at as at, source::text
     from orders o join users u on u.id = user_id
     order by u.external_id collate "C", order_number`,
  );
  const items = await pool.query<Shop['items'][number]>(
    `select o.external_id as order, p.external_id as product, add_to_cart_order as position, reordered, quantity
     from order_items join orders o on o.id = order_id join products p on p.id = product_id
     order by o.external_id collate "C", position`,
  );
  return { products: products.rows, orders: orders.rows, items: items.rows };
}
