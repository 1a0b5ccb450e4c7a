import { Random } from './random';

/** `timele`: the file names of the TimeL-E demo data. `kaggle`: those of Instacart's data set on Kaggle. */
export type DataFormat = 'timele' | 'kaggle';

export const dataFormats: readonly DataFormat[] = ['timele', 'kaggle'];

export type EvalSet = 'prior' | 'train' | 'test';

/** The files whose names tell the formats apart. Products, aisles and departments are named alike in both. */
export interface FormatFiles {
  readonly orders: string;
  readonly priorItems: string;
  /** Items of the orders of eval set `train`, where the format has them. */
  readonly trainItems?: string;
  readonly users?: string;
  /** Folder of price and description, one file a department. */
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

/** Instacart: of 206,209 last orders 131,209 are training targets; the baskets of the others were never published. */
const trainShare = 131_209 / 206_209;

/** What a user's last order is: always `test` in TimeL-E's data, mostly `train` in Kaggle's. */
export function lastEvalSet(format: DataFormat, seed: number, user: number): EvalSet {
  if (format === 'timele') return 'test';
  return new Random(seed, 'eval set', user).chance(trainShare) ? 'train' : 'test';
}
