/**
 * Writes all findings of an import to a CSV file, counts them, and keeps the first ones of each file for printing.
 * Memory does not grow with the number of findings.
 */
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { FindingGroups } from './finding-groups';
import type { FindingGroup } from './finding-groups';
import type { Finding, Outcome } from './row-finding';

/** Findings printed per file. */
const MAX_PRINTED_PER_FILE = 20;

export type OutcomeCounts = Readonly<Record<Outcome, number>>;

export interface GroupedFindings {
  readonly file: string;
  readonly groups: readonly FindingGroup[];
}

interface FileFindings {
  readonly first: Finding[];
  readonly counts: Record<Outcome, number>;
  readonly groups: FindingGroups;
}

export class FindingsLog {
  private readonly byFile = new Map<string, FileFindings>();
  private readonly partialPath: string;
  private descriptor: number | undefined;
  private pending = '';

  /** @param path the CSV file, which close() replaces */
  constructor(readonly path: string) {
    this.partialPath = `${path}.${process.pid}`;
  }

  add(finding: Finding): void {
    const { first, counts, groups } = this.findingsOf(finding.file);
    groups.add(finding);
    counts[finding.outcome]++;
    if (first.length < MAX_PRINTED_PER_FILE) first.push(finding);
    this.pending += csvLine(finding);
    if (this.pending.length > 65_536) this.write();
  }

  /** Completes the CSV file, or removes it if there are no findings. */
  close(): void {
    this.write();
    if (this.descriptor === undefined) {
      rmSync(this.path, { force: true });
      return;
    }
    closeSync(this.descriptor);
    renameSync(this.partialPath, this.path);
  }

  /** The first findings of each file; of many, also their numbers by column and reason; the path of the complete list. */
  describe(): string {
    const lines: string[] = [];
    for (const [file, { first, counts, groups }] of this.byFile) {
      for (const finding of first) lines.push(formatFinding(finding));
      const more = counts.rejected + counts.duplicate + counts.noted - first.length;
      if (more > 0) {
        lines.push(
          `... and ${more.toLocaleString('en')} more in ${file}`,
          'By column and reason:',
          ...groups.describe(),
        );
      }
    }
    if (lines.length > 0) lines.push(`All findings: ${this.path}`);
    return lines.join('\n');
  }

  /** By file, column and reason. */
  grouped(): readonly GroupedFindings[] {
    return [...this.byFile].map(([file, { groups }]) => ({ file, groups: groups.list() }));
  }

  private findingsOf(file: string): FileFindings {
    const known = this.byFile.get(file);
    if (known) return known;
    const fresh = { first: [], counts: { ...noFindings }, groups: new FindingGroups() };
    this.byFile.set(file, fresh);
    return fresh;
  }

  private write(): void {
    if (this.pending === '') return;
    if (this.descriptor === undefined) {
      mkdirSync(dirname(this.path), { recursive: true });
      this.descriptor = openSync(this.partialPath, 'w');
      writeSync(this.descriptor, 'file,line,column,value,outcome,reason\n');
    }
    writeSync(this.descriptor, this.pending);
    this.pending = '';
  }
}

const noFindings: OutcomeCounts = { rejected: 0, duplicate: 0, noted: 0 };

function csvLine({ file, line, column, value, outcome, reason }: Finding): string {
  return `${[file, line, column, truncate(value, 500), outcome, reason].map(csvField).join(',')}\n`;
}

function csvField(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function formatFinding({ file, line, column, value, reason, outcome }: Finding): string {
  const what = column === '' ? value : `${column} ${JSON.stringify(truncate(value, 60))}`;
  return `${file}, line ${line}, ${what} (${outcome}): ${reason}`;
}

const truncate = (value: string, length: number) =>
  value.length <= length ? value : `${value.slice(0, length)}...`;
