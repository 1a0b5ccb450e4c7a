import type { Character } from './characters/character';
import type { DataFormat } from './data-format';

export interface GenerateOptions {
  /** Output folder; created if missing. */
  readonly directory: string;
  readonly format: DataFormat;
  /** The kind of shop to simulate; default: Instacart's. */
  readonly character?: Character;
  /** Omits what many shops lack: times of orders, prices, and aisles and departments (there is one of each). */
  readonly bare?: boolean;
  /** Number of users, 1 or more. */
  readonly users: number;
  /** Number of products, from `MIN_PRODUCTS` to `MAX_PRODUCTS`. */
  readonly products: number;
  /** Integer from 0 to 2^32 - 1. */
  readonly seed: number;
  /** Whether existing files with the same names may be replaced. */
  readonly overwrite: boolean;
  /** Called after each user with the number of users done. */
  readonly onUser?: (done: number) => void;
}
