/**
 * The frequency baselines that every next-basket paper compares with, computed as of the same cutoff as ours:
 *   G-TopFreq   the products in most baskets of all users
 *   P-TopFreq   the user's own products by own count, ties by the most recent purchase
 *   GP-TopFreq  P-TopFreq, then G-TopFreq for what is missing
 * Their basket is as large as the user's mean basket (all users' for G-TopFreq without history), rounded.
 */
import type { Pool } from 'pg';
import type { Target } from '../features/target';
import { readSql } from '../lib/read-sql';
import type { Catalogue } from '../retrieval/catalogue';
import type { MethodAnswer } from './target-metrics';

export const baselineNames = ['G-TopFreq', 'P-TopFreq', 'GP-TopFreq'] as const;
export type BaselineName = (typeof baselineNames)[number];

export interface BaselineInput {
  readonly pool: Pool;
  readonly catalogue: Catalogue;
  readonly targets: readonly (Target & { readonly knownOrders: number })[];
}

export interface BaselineAnswers {
  /** One answer a target, in order. */
  readonly answers: Readonly<Record<BaselineName, readonly MethodAnswer[]>>;
  /** Products of each target's history. */
  readonly histories: readonly ReadonlySet<number>[];
}

const longest = 20;

export async function baselineAnswers({ pool, catalogue, targets }: BaselineInput): Promise<BaselineAnswers> {
  const { rows } = await pool.query<{ target: number; product_id: number; orders: number }>(
    readSql(__dirname, 'purchase-counts'),
    [targets.map((target) => target.userId), targets.map((target) => target.orderNumber)],
  );
  const own = targets.map((): number[] => []);
  const items = targets.map(() => 0);
  for (const { target, product_id, orders } of rows) {
    own[target - 1]?.push(product_id);
    items[target - 1]! += orders;
  }
  const global = Array.from(catalogue.byPopularity, (product) => catalogue.products.ids[product] as number);
  const answer = (list: readonly number[], t: number): MethodAnswer => {
    const { knownOrders } = targets[t] as BaselineInput['targets'][number];
    const size = Math.round(knownOrders > 0 ? (items[t] as number) / knownOrders : catalogue.meanBasket);
    return { list: list.slice(0, Math.max(longest, size)), basket: list.slice(0, size) };
  };
  const mostNeeded = 200;
  return {
    histories: own.map((products) => new Set(products)),
    answers: {
      'G-TopFreq': own.map((_, t) => answer(global.slice(0, mostNeeded), t)),
      'P-TopFreq': own.map((products, t) => answer(products, t)),
      'GP-TopFreq': own.map((products, t) => {
        const seen = new Set(products);
        const rest = global.slice(0, mostNeeded + seen.size).filter((product) => !seen.has(product));
        return answer([...products, ...rest], t);
      }),
    },
  };
}
