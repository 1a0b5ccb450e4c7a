/** Reads the ids of one file in numeric mode. */
import { canonicalExternalId } from '../../orders/external-id';
import type { ColumnType } from '../column-type';
import { isMissing } from '../column-type';
import type { ColumnLayout } from '../csv-header';
import type { RowFinding } from '../row-finding';
import { DECIMAL_IDS_NOTE } from './decimal-ids';
import { MAX_KEY } from './id-kind';
import type { Aliases } from './id-kind';

/** An id is not a whole number up to {@link MAX_KEY}: the import must be restarted in text mode. */
export class TextIdsMet extends Error {
  override readonly name = 'TextIdsMet';
}

/** Ids such as `13085.0` in one column. */
interface DecimalIds {
  readonly column: string;
  readonly example: string;
  line: number | undefined;
  count: number;
}

export class NumericIds {
  /** The layout of the file, with types that return keys for its id columns and throw {@link TextIdsMet}. */
  readonly layout: ColumnLayout;
  private readonly decimals = new Map<string, DecimalIds>();
  private newDecimals: DecimalIds[] = [];

  constructor({ width, columns }: ColumnLayout, aliases: Aliases) {
    this.layout = {
      width,
      columns: columns.map(({ column, index }) => {
        const { id, name, type } = column;
        if (id === undefined) return { column, index };
        return { index, column: { ...column, type: this.keyType(name, type.expected, aliases[id]) } };
      }),
    };
  }

  /** Must be called after each row, because a column type does not know the line. */
  afterRow(line: number): void {
    if (this.newDecimals.length === 0) return;
    for (const decimal of this.newDecimals) decimal.line = line;
    this.newDecimals = [];
  }

  /** Reports decimals once per column. Must be called after the last row. */
  report(onFinding: (finding: RowFinding) => void): void {
    for (const { column, example, line = 1, count } of this.decimals.values()) {
      const reason = DECIMAL_IDS_NOTE + count.toLocaleString('en');
      onFinding({ line, column, value: example, reason, outcome: 'noted' });
    }
  }

  private keyType(
    column: string,
    expected: string,
    aliases: ReadonlyMap<number, number> | undefined,
  ): ColumnType {
    return {
      expected,
      toCopy: (value) => {
        const text = isMissing(value) ? undefined : canonicalExternalId(value);
        if (text === undefined) return undefined;
        const match = wholeNumber.exec(text);
        const number = Number(match?.[1]);
        if (!match || number > MAX_KEY) throw new TextIdsMet(column);
        if (match[2] !== undefined) this.count(column, text);
        return String(aliases?.get(number) ?? number);
      },
    };
  }

  private count(column: string, example: string): void {
    const known = this.decimals.get(column);
    if (known) {
      known.count++;
      return;
    }
    const decimal = { column, example, line: undefined, count: 1 };
    this.decimals.set(column, decimal);
    this.newDecimals.push(decimal);
  }
}

const wholeNumber = /^(0|[1-9]\d{0,9})(\.0+)?$/;
