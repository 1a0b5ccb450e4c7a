import type { Character } from './characters/character';
import type { DataFormat } from './data-format';

export interface GenerateOptions {
  /** The folder to write to; made if missing. */
  readonly directory: string;
  readonly format: DataFormat;
  /** The kind of world; Instacart's unless given. */
  readonly character?: Character;
  /** Leaves out what many shops do not have: times of orders, aisles and departments (there is one of each), prices. */
  readonly bare?: boolean;
  /** Number of users, from 1. */
  readonly users: number;
  /** Number of products, `minProducts` to `maxProducts`. */
  readonly products: number;
  /** Whole number from 0 to 2^32 - 1. */
  readonly seed: number;
  /** Whether files of the same names may be replaced. */
  readonly overwrite: boolean;
  /** Called after each user with the number of users done. */
  readonly onUser?: (done: number) => void;
}
