/**
 * Takes what an import finds: all of it goes to a CSV file, the first of each file is kept for printing, and all is
 * counted. Memory does not grow with the number of findings.
 */
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Finding, Outcome } from './finding';

/** How many findings of a file are printed. */
const printedPerFile = 20;

export type OutcomeCounts = Readonly<Record<Outcome, number>>;

interface FileFindings {
  readonly first: Finding[];
  readonly counts: Record<Outcome, number>;
}

export class FindingsLog {
  private readonly byFile = new Map<string, FileFindings>();
  private readonly unfinished: string;
  private descriptor: number | undefined;
  private pending = '';

  /** @param path of the CSV file; it is replaced when the log closes */
  constructor(readonly path: string) {
    this.unfinished = `${path}.${process.pid}`;
  }

  add(finding: Finding): void {
    const { first, counts } = this.of(finding.file);
    counts[finding.outcome]++;
    if (first.length < printedPerFile) first.push(finding);
    this.pending += csvLine(finding);
    if (this.pending.length > 65_536) this.write();
  }

  /** Finishes the CSV file; without findings there is none afterwards. */
  close(): void {
    this.write();
    if (this.descriptor === undefined) {
      rmSync(this.path, { force: true });
      return;
    }
    closeSync(this.descriptor);
    renameSync(this.unfinished, this.path);
  }

  /** For people: the first findings of each file, how many more there are, and where all of them stand. */
  describe(): string {
    const lines: string[] = [];
    for (const [file, { first, counts }] of this.byFile) {
      for (const finding of first) lines.push(sentence(finding));
      const more = counts.rejected + counts.duplicate + counts.noted - first.length;
      if (more > 0) lines.push(`... and ${more.toLocaleString('en')} more in ${file}`);
    }
    if (lines.length > 0) lines.push(`All of them: ${this.path}`);
    return lines.join('\n');
  }

  private of(file: string): FileFindings {
    const known = this.byFile.get(file);
    if (known) return known;
    const fresh = { first: [], counts: { ...noFindings } };
    this.byFile.set(file, fresh);
    return fresh;
  }

  private write(): void {
    if (this.pending === '') return;
    if (this.descriptor === undefined) {
      mkdirSync(dirname(this.path), { recursive: true });
      this.descriptor = openSync(this.unfinished, 'w');
      writeSync(this.descriptor, 'file,line,column,value,outcome,reason\n');
    }
    writeSync(this.descriptor, this.pending);
    this.pending = '';
  }
}

const noFindings: OutcomeCounts = { rejected: 0, duplicate: 0, noted: 0 };

function csvLine({ file, line, column, value, outcome, reason }: Finding): string {
  return `${[file, line, column, clip(value, 500), outcome, reason].map(csvField).join(',')}\n`;
}

function csvField(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function sentence({ file, line, column, value, reason, outcome }: Finding): string {
  const what = column === '' ? value : `${column} ${JSON.stringify(clip(value, 60))}`;
  return `${file}, line ${line}, ${what} (${outcome}): ${reason}`;
}

const clip = (value: string, length: number) =>
  value.length <= length ? value : `${value.slice(0, length)}...`;
