/** What must be known about whole columns before the rows of a log can be understood; gathered in a first pass. */
import type { Mapping } from '../columns/mapping';
import type { Role } from '../columns/roles';
import type { Field } from '../tables/table';
import { DecimalMarkProfile } from './parse-number';
import type { DecimalMark } from './parse-number';
import { present } from './present';
import { TimeOfDayProfile } from './time/read-time';
import { TimeProfile } from './time/time-profile';
import type { TimeFormat } from './time/time-profile';
import { WholeIdProfile } from './whole-ids';

export interface LogFormats {
  /** Undefined if the log has no times. */
  readonly time: TimeFormat | undefined;
  readonly timeOfDay: 'hours' | 'HHMM';
  readonly decimalMark: DecimalMark;
  /** Roles whose ids are whole numbers, written with `.0`. */
  readonly wholeIds: ReadonlySet<Role>;
  /** Whether one of the rows has an event that means a purchase; without it, all rows count. */
  readonly hasPurchaseEvents: boolean;
}

const idRoles = ['user', 'product', 'order'] as const;
const numberRoles = ['quantity', 'unitPrice', 'lineTotal'] as const;

export class LogProfile {
  private readonly fieldOf: FieldReader;
  private readonly time = new TimeProfile();
  private readonly timeOfDay = new TimeOfDayProfile();
  private readonly marks = new DecimalMarkProfile();
  private readonly ids = new Map<Role, WholeIdProfile>(idRoles.map((role) => [role, new WholeIdProfile()]));
  private readonly purchaseEvents: ReadonlySet<string>;
  private hasPurchaseEvents = false;

  constructor(
    private readonly mapping: Mapping,
    columns: readonly string[],
  ) {
    this.fieldOf = fieldReader(mapping, columns);
    this.purchaseEvents = new Set(mapping.purchaseEvents.map((event) => event.toLowerCase()));
  }

  add(fields: readonly Field[]): void {
    const time = this.fieldOf(fields, 'time');
    if (time !== null) this.time.add(time);
    const timeOfDay = this.fieldOf(fields, 'timeOfDay');
    if (timeOfDay !== null) this.timeOfDay.add(timeOfDay);
    for (const role of numberRoles) {
      const text = this.fieldOf(fields, role);
      if (text !== null) this.marks.add(text);
    }
    for (const [role, profile] of this.ids) {
      const text = this.fieldOf(fields, role);
      if (text !== null) profile.add(text);
    }
    const event = this.fieldOf(fields, 'event');
    if (event !== null && this.purchaseEvents.has(event.toLowerCase())) this.hasPurchaseEvents = true;
  }

  /** @throws ImportError if the order of day and month is ambiguous, or times have no known form */
  decide(): LogFormats {
    const [column] = this.mapping.columns.time ?? [];
    return {
      time: column === undefined ? undefined : this.time.decide(column, this.mapping.dateOrder),
      timeOfDay: this.timeOfDay.decide(),
      decimalMark: this.marks.decide(),
      wholeIds: new Set(idRoles.filter((role) => this.ids.get(role)?.decide())),
      hasPurchaseEvents: this.hasPurchaseEvents,
    };
  }
}

/** The field of a role, from the first of its columns that is not empty. */
export type FieldReader = (fields: readonly Field[], role: Role) => Field;

export function fieldReader({ columns: byRole }: Mapping, columns: readonly string[]): FieldReader {
  const positions = new Map(
    Object.entries(byRole).map(([role, names]) => [
      role as Role,
      (names ?? []).map((name) => columns.indexOf(name)),
    ]),
  );
  return (fields, role) => {
    for (const position of positions.get(role) ?? []) {
      const field = present(fields[position]);
      if (field !== null) return field;
    }
    return null;
  };
}
