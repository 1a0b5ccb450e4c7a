/** Messages about columns whose meaning is unclear: the columns with sample values, and what to write into a map file. */
import { stringify } from 'yaml';
import { ImportError } from '../import-error';
import type { Field } from '../tables/table';
import type { ColumnsByRole } from './mapping';
import { roles } from './roles';
import type { Role } from './roles';

const MAX_SAMPLES = 3;
const MAX_SAMPLE_LENGTH = 24;

export function missingColumns(
  missing: readonly Role[],
  columns: readonly string[],
  samples: readonly (readonly Field[])[],
  known: ColumnsByRole,
): ImportError {
  const wanted = missing.map((role) =>
    role === 'time' ? `time or orderNumber (${roles.time.meaning})` : `${role} (${roles[role].meaning})`,
  );
  return new ImportError(
    [
      `Expected columns for ${wanted.join(' and ')}, got none whose name is known. The columns are:`,
      ...columnList(columns, samples),
      'Write a map file, for example map.yaml, and pass it with --map map.yaml:',
      ...indented(
        mapExample({
          ...known,
          ...Object.fromEntries(missing.map((role) => [role, ['NAME OF THE COLUMN']])),
        }),
      ),
    ].join('\n'),
  );
}

export function ambiguousColumns(
  role: Role,
  candidates: readonly string[],
  columns: readonly string[],
  samples: readonly (readonly Field[])[],
): ImportError {
  return new ImportError(
    [
      `Expected one column for ${role} (${roles[role].meaning}), got ${candidates.length}: ${candidates.join(', ')}. The columns are:`,
      ...columnList(columns, samples),
      'Write the one to use, and the columns for user, product and time, into a map file, for example map.yaml, and pass it with --map map.yaml:',
      ...indented(mapExample({ [role]: [candidates[0]] })),
    ].join('\n'),
  );
}

/** One line per column, with its first different values. */
export function columnList(
  columns: readonly string[],
  samples: readonly (readonly Field[])[],
): readonly string[] {
  return columns.map((name, index) => {
    const values = [...new Set(samples.flatMap((row) => row[index] || []))].slice(0, MAX_SAMPLES);
    const shown = values.map((value) =>
      value.length > MAX_SAMPLE_LENGTH ? `${value.slice(0, MAX_SAMPLE_LENGTH)}...` : value,
    );
    return `  ${name}: ${shown.length > 0 ? shown.join(' | ') : '(empty)'}`;
  });
}

function mapExample(byRole: ColumnsByRole): string {
  return stringify({
    columns: Object.fromEntries(Object.entries(byRole).map(([role, names]) => [role, names?.[0]])),
  });
}

const indented = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`);
