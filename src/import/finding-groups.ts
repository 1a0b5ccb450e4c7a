/** Counts findings of one file by column and reason, with an example each. Memory is bounded. */
import type { RowFinding } from './row-finding';

/** Findings that would form further groups are not grouped. */
const MAX_GROUPS = 200;
const MAX_DESCRIBED = 10;
const MAX_EXAMPLE_LENGTH = 40;

interface Group {
  readonly example: RowFinding;
  count: number;
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

  /** One line per group, the largest first. */
  describe(): readonly string[] {
    return [...this.groups.values()]
      .sort((a, b) => b.count - a.count)
      .slice(0, MAX_DESCRIBED)
      .map(({ example: { column, value, outcome, reason }, count }) => {
        const rows = `${count.toLocaleString('en')} row${count === 1 ? '' : 's'}`;
        const example = value === '' ? '' : `, such as ${JSON.stringify(value.slice(0, MAX_EXAMPLE_LENGTH))}`;
        return `  ${column === '' ? 'whole rows' : column}: ${rows}${example} (${outcome}): ${withoutValue(reason)}`;
      });
  }
}

const withoutValue = (reason: string) => reason.replace(/, got .*$/s, '');
