/** Counts findings of one file by column and reason, with an example each. Memory is bounded. */
import type { Outcome, RowFinding } from './row-finding';

/** Findings that would form further groups are not grouped. */
const MAX_GROUPS = 200;
const MAX_DESCRIBED = 10;
const MAX_EXAMPLE_LENGTH = 40;

interface Group {
  readonly example: RowFinding;
  count: number;
}

export interface FindingGroup {
  /** The name in the header, or `whole rows`. */
  readonly column: string;
  readonly rows: number;
  /** Shortened; may be empty. */
  readonly example: string;
  readonly outcome: Outcome;
  readonly reason: string;
}

export class FindingGroups {
  private readonly groups = new Map<string, Group>();

  add(finding: RowFinding): void {
    // Reasons differ in numbers and in the value that was found.
    const reason = withoutValue(finding.reason).replace(/\d+/g, '#');
    const key = JSON.stringify([finding.column, finding.outcome, reason]);
    const known = this.groups.get(key);
    if (known) known.count++;
    else if (this.groups.size < MAX_GROUPS) this.groups.set(key, { example: finding, count: 1 });
  }

  /** The largest first. */
  list(): readonly FindingGroup[] {
    return [...this.groups.values()]
      .sort((a, b) => b.count - a.count)
      .slice(0, MAX_DESCRIBED)
      .map(({ example: { column, value, outcome, reason }, count }) => ({
        column: column === '' ? 'whole rows' : column,
        rows: count,
        example: value.slice(0, MAX_EXAMPLE_LENGTH),
        outcome,
        reason: withoutValue(reason),
      }));
  }

  /** One line per group, the largest first. */
  describe(): readonly string[] {
    return this.list().map(({ column, rows, example, outcome, reason }) => {
      const counted = `${rows.toLocaleString('en')} row${rows === 1 ? '' : 's'}`;
      const such = example === '' ? '' : `, such as ${JSON.stringify(example)}`;
      return `  ${column}: ${counted}${such} (${outcome}): ${reason}`;
    });
  }
}

const withoutValue = (reason: string) => reason.replace(/, got .*$/s, '');
