import { Random } from '../lib/random';

/** `timele`: file names of the TimeL-E demo data. `kaggle`: those of Instacart's data set on Kaggle. */
export type DataFormat = 'timele' | 'kaggle';

export const dataFormats: readonly DataFormat[] = ['timele', 'kaggle'];

export type EvalSet = 'prior' | 'train' | 'test';

/** The files whose names differ between the formats. Products, aisles and departments have the same names in both. */
export interface FormatFiles {
  readonly orders: string;
  readonly priorItems: string;
  /** Items of orders with eval set `train`, if the format has them. */
  readonly trainItems?: string;
  readonly users?: string;
  /** Folder for prices and descriptions, one file per department. */
  readonly enriched?: string;
}

export const formatFiles: Readonly<Record<DataFormat, FormatFiles>> = {
  timele: {
    orders: 'orders_demo.csv',
    priorItems: 'order_items_demo.csv',
    users: 'users_demo_v2.csv',
    enriched: 'products_enriched',
  },
  kaggle: {
    orders: 'orders.csv',
    priorItems: 'order_products__prior.csv',
    trainItems: 'order_products__train.csv',
  },
};

/** Instacart: 131,209 of 206,209 last orders are training targets; the baskets of the others were never published. */
const TRAIN_SHARE = 131_209 / 206_209;

/** Eval set of a user's last order: always `test` in TimeL-E's data, mostly `train` in Kaggle's. */
export function lastEvalSet(format: DataFormat, seed: number, user: number): EvalSet {
  if (format === 'timele') return 'test';
  return new Random(seed, 'eval set', user).chance(TRAIN_SHARE) ? 'train' : 'test';
}
