/** The map file: how the columns of a log are read, in YAML or JSON, for a person to edit. */
import { parseDocument, stringify } from 'yaml';
import type { z } from 'zod';
import { ImportError } from '../import-error';
import { closestName } from './closest-name';
import { mappingSchema } from './mapping';
import type { ColumnsByRole, Mapping } from './mapping';
import { missingRoles } from './recognise-columns';
import { roleNames, roles } from './roles';
import type { Role } from './roles';

/** @param unread columns without a role, which are listed in a comment */
export function writeMapFile(mapping: Mapping, unread: readonly string[] = []): string {
  const { columns, ...settings } = mapping;
  const used = roleNames.filter((role) => columns[role] !== undefined);
  const free = roleNames.filter((role) => columns[role] === undefined);
  return [
    '# How the import reads the columns of these files. Edit it and pass it with --map.',
    '# A list of columns means: the first one that is not empty.',
    'columns:',
    ...used.map((role) => `  ${role}: ${yamlValue(single(columns[role] ?? []))} # ${roles[role].meaning}`),
    ...free.map((role) => `  # ${role}: ${roles[role].meaning}`),
    ...(unread.length > 0 ? [`# Columns that are not read: ${unread.join(', ')}`] : []),
    '',
    ...Object.entries(settingComments).flatMap(([name, comment]) => {
      const value = settings[name as keyof typeof settings];
      return [`# ${comment}`, value === undefined ? `# ${name}:` : `${name}: ${yamlValue(value)}`];
    }),
    '',
  ].join('\n');
}

/**
 * @param columns of the table that is to be read
 * @throws ImportError naming each mistake and what was probably meant
 */
export function readMapFile(text: string, file: string, columns: readonly string[]): Mapping {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    const [{ message, linePos }] = document.errors;
    throw new ImportError(
      `${file}${linePos ? `, line ${linePos[0].line}` : ''}: expected YAML or JSON. ${message.split('\n')[0]}`,
    );
  }
  const parsed = mappingSchema.safeParse(document.toJS());
  if (!parsed.success) {
    throw new ImportError(`${file}: ${parsed.error.issues.map(describeIssue).join('\n')}`);
  }
  const mapping: Mapping = { ...parsed.data, columns: withExactNames(parsed.data.columns, file, columns) };
  const missing = missingRoles(mapping.columns);
  if (missing.length > 0) {
    throw new ImportError(
      `${file}: expected columns for ${missing.map((role) => (role === 'time' ? 'time or orderNumber' : role)).join(' and ')}, got none. Add ${missing.length === 1 ? 'it' : 'them'} below columns. The files have ${columns.join(', ')}.`,
    );
  }
  return mapping;
}

const settingComments: Readonly<Record<keyof Omit<Mapping, 'columns'>, string>> = {
  dateOrder: 'd/m/y or m/d/y, for dates such as 01/02/2024 that can be read in both ways',
  dayZero: 'the day with the number 0 (YYYY-MM-DD), if the column time has day numbers',
  zone: "time zone of the times in the files, such as Europe/London; by default the shop's",
  guests: 'orders without a user: leave out, or count (for what is popular)',
  excludedProducts: 'product ids that are not products, such as fees; * stands for any text',
  excludedNames: 'product names that are not products, likewise',
  cancelledStatuses: 'values of the column status that mean that the order does not count',
  returnOrders: 'order ids that mean a return, such as C*',
  purchaseEvents: 'values of the column event that mean a purchase',
  returnEvents: 'values of the column event that mean a return',
};

function withExactNames(byRole: ColumnsByRole, file: string, columns: readonly string[]): ColumnsByRole {
  const exact: Partial<Record<Role, readonly string[]>> = {};
  for (const role of roleNames) {
    const names = byRole[role];
    if (names) exact[role] = names.map((name) => exactName(name, role, file, columns));
  }
  return exact;
}

function exactName(name: string, role: Role, file: string, columns: readonly string[]): string {
  const found =
    columns.find((column) => column === name) ??
    columns.find((column) => column.toLowerCase() === name.trim().toLowerCase());
  if (found !== undefined) return found;
  const close = closestName(name, columns);
  throw new ImportError(
    `${file}: expected the name of a column for ${role}, got ${name}.${close === undefined ? '' : ` Did you mean ${close}?`} The files have ${columns.join(', ')}.`,
  );
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const place = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = issue.path[0] === 'columns' ? roleNames : ['columns', ...Object.keys(settingComments)];
    return issue.keys
      .map((key) => {
        const close = closestName(key, known);
        return `expected ${place === '' ? 'a setting' : 'a role'}, got ${key}. ${close === undefined ? `Use one of ${known.join(', ')}.` : `Did you mean ${close}?`}`;
      })
      .join('\n');
  }
  if (place === 'columns') return 'expected columns: with a column for each role below it, got none.';
  return `${place === '' ? 'the file' : place}: ${issue.message}.`;
}

const single = (names: readonly string[]) => (names.length === 1 ? names[0] : names);

/** On one line. */
function yamlValue(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}
