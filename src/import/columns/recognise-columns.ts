/** Finds out what the columns of an order log mean, from their names. */
import type { Field } from '../tables/table';
import { ambiguousColumns, missingColumns } from './column-problems';
import { defaultSettings } from './mapping';
import type { ColumnsByRole, Mapping } from './mapping';
import { plainName } from './plain-name';
import { presets } from './presets';
import type { Preset } from './presets';
import { roleNames } from './roles';
import type { Role } from './roles';
import { synonyms } from './synonyms';

export interface Recognised {
  readonly mapping: Mapping;
  /** The name of the known export; undefined if only the names of single columns were recognised. */
  readonly preset?: string;
  /** Columns without a role. */
  readonly unread: readonly string[];
  /** Optional roles that two columns could have; none of them was chosen. */
  readonly undecided: readonly { readonly role: Role; readonly columns: readonly string[] }[];
}

/**
 * @param samples some rows, for messages
 * @throws ImportError if a required role has no column, or several; the message shows what to write into a map file
 */
export function recogniseColumns(
  columns: readonly string[],
  samples: readonly (readonly Field[])[],
): Recognised {
  const preset = presets.find((candidate) => applies(candidate, columns));
  const found = preset
    ? { byRole: presetColumns(preset, columns), undecided: [] }
    : bySynonyms(columns, samples);
  const byRole = found.byRole;
  const missing = missingRoles(byRole);
  if (missing.length > 0) throw missingColumns(missing, columns, samples, byRole);
  const used = new Set(Object.values(byRole).flatMap((names) => names ?? []));
  return {
    mapping: { ...defaultSettings, ...preset?.settings, columns: byRole },
    ...(preset && { preset: preset.name }),
    unread: columns.filter((column) => !used.has(column)),
    undecided: found.undecided,
  };
}

/** The required roles that have no column; `time` stands for time or order number. */
export function missingRoles(byRole: ColumnsByRole): readonly Role[] {
  const missing: Role[] = (['user', 'product'] as const).filter((role) => byRole[role] === undefined);
  if (byRole.time === undefined && byRole.orderNumber === undefined) missing.push('time');
  return missing;
}

function applies({ signature, marker }: Preset, columns: readonly string[]): boolean {
  if (marker && !columns.some((column) => marker.test(column))) return false;
  const names = new Set(columns.map(plainName));
  return signature.every((name) => names.has(plainName(name)));
}

function presetColumns(preset: Preset, columns: readonly string[]): ColumnsByRole {
  const byRole: Partial<Record<Role, readonly string[]>> = {};
  for (const role of roleNames) {
    const present = (preset.columns[role] ?? []).flatMap(
      (name) => columns.find((column) => plainName(column) === plainName(name)) ?? [],
    );
    if (present.length > 0) byRole[role] = [...new Set(present)];
  }
  return byRole;
}

function bySynonyms(
  columns: readonly string[],
  samples: readonly (readonly Field[])[],
): { byRole: ColumnsByRole; undecided: Recognised['undecided'] } {
  const byRole: Partial<Record<Role, readonly string[]>> = {};
  const undecided: { role: Role; columns: readonly string[] }[] = [];
  const taken = new Set<string>();
  for (const role of roleNames) {
    // The name of a product may also be its id.
    const free =
      role === 'productName'
        ? columns.filter((column) => !taken.has(column) || byRole.product?.includes(column))
        : columns.filter((column) => !taken.has(column));
    const candidates = bestGroup(role, free);
    if (candidates.length === 0) continue;
    if (candidates.length > 1) {
      if (isDecisive(role)) throw ambiguousColumns(role, candidates, columns, samples);
      undecided.push({ role, columns: candidates });
      continue;
    }
    if (role === 'timeOfDay' && byRole.time === undefined) continue;
    byRole[role] = candidates;
    taken.add(candidates[0]);
  }
  // `order_number` is the id of an order in shops that have no other id.
  return { byRole: orderNumberAsId(byRole), undecided };
}

function bestGroup(role: Role, columns: readonly string[]): readonly string[] {
  for (const group of synonyms[role]) {
    const found = columns.filter((column) => group.has(plainName(column)));
    if (found.length > 0) return role === 'time' ? withoutTimesOfDay(found) : found;
  }
  return [];
}

/** Of `Date` and `Time`, the second one has only the time of day. */
function withoutTimesOfDay(columns: readonly string[]): readonly string[] {
  const days = columns.filter((column) => !synonyms.timeOfDay[0].has(plainName(column)));
  return days.length > 0 ? days : columns;
}

/** A wrong choice for these roles would change which orders there are. */
const isDecisive = (role: Role) => ['user', 'product', 'order', 'time', 'quantity'].includes(role);

/** With a time but without an id, an order number is the order's id: shops number all their orders. */
function orderNumberAsId(byRole: Partial<Record<Role, readonly string[]>>): ColumnsByRole {
  const { orderNumber, ...others } = byRole;
  if (orderNumber === undefined || byRole.order !== undefined || byRole.time === undefined) return byRole;
  return { ...others, order: orderNumber };
}
