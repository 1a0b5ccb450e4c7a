/** Understands the rows of a log one by one. What concerns several rows (orders, returns, guests) follows in SQL. */
import type { Mapping } from '../columns/mapping';
import type { Role } from '../columns/roles';
import type { Field, TableRow } from '../tables/table';
import { fieldReader } from './log-formats';
import type { FieldReader, LogFormats } from './log-formats';
import type { LocalClock, LogLine, ReadLine } from './log-line';
import { parseNumber } from './parse-number';
import { readTime, readTimeOfDay } from './time/read-time';
import { withoutPointZero } from './whole-ids';
import { wildcards } from './wildcard';
import { ianaZone } from './zone-names';

const MS_PER_DAY = 86_400_000;
const MAX_ID_LENGTH = 255;
const MAX_QUANTITY = 1_000_000;
const MAX_ORDER_NUMBER = 1_000_000;

interface LineTime extends Pick<LogLine, 'moment' | 'localDay' | 'hourOfDay' | 'sortTime'> {
  readonly kind: 'time';
}

type Rejected = Extract<ReadLine, { kind: 'rejected' }>;

export class LineReader {
  private readonly fieldOf: FieldReader;
  private readonly isFee: (product: string) => boolean;
  private readonly isFeeName: (name: string) => boolean;
  private readonly isReturnOrder: (order: string) => boolean;
  private readonly isCancelledStatus: (status: string) => boolean;
  private readonly isPurchase: (event: string) => boolean;
  private readonly isReturnEvent: (event: string) => boolean;
  private readonly clocks = new Map<string, LocalClock | undefined>();

  /** @param clockOf the clock of an IANA zone, or of the shop's zone if undefined */
  constructor(
    private readonly mapping: Mapping,
    columns: readonly string[],
    private readonly formats: LogFormats,
    private readonly clockOf: (zone: string | undefined) => LocalClock,
  ) {
    this.fieldOf = fieldReader(mapping, columns);
    this.isFee = wildcards(mapping.excludedProducts);
    this.isFeeName = wildcards(mapping.excludedNames);
    this.isReturnOrder = wildcards(mapping.returnOrders);
    this.isCancelledStatus = wildcards(mapping.cancelledStatuses);
    this.isPurchase = wildcards(mapping.purchaseEvents);
    this.isReturnEvent = wildcards(mapping.returnEvents);
  }

  read({ part, line, fields }: TableRow): ReadLine {
    const event = this.fieldOf(fields, 'event');
    const isReturnEvent = event !== null && this.isReturnEvent(event);
    if (this.formats.hasPurchaseEvents && !isReturnEvent && (event === null || !this.isPurchase(event))) {
      return { kind: 'excluded', reason: 'not a purchase' };
    }
    const product = this.id(fields, 'product');
    if (product === null) return { kind: 'excluded', reason: 'without a product' };
    const productName = this.fieldOf(fields, 'productName');
    if (this.isFee(product) || (productName !== null && this.isFeeName(productName))) {
      return { kind: 'excluded', reason: 'fee or voucher' };
    }
    const quantity = this.number(fields, 'quantity') ?? 1;
    if (typeof quantity !== 'number') return quantity;
    if (quantity === 0) return { kind: 'excluded', reason: 'quantity 0' };
    if (Math.abs(quantity) > MAX_QUANTITY) {
      return this.rejected(
        'quantity',
        String(quantity),
        `expected at most ${MAX_QUANTITY.toLocaleString('en')}`,
      );
    }
    const unitPrice = this.price(fields, quantity);
    if (unitPrice !== null && typeof unitPrice !== 'number') return unitPrice;
    const orderNumber = this.number(fields, 'orderNumber');
    if (orderNumber !== null && typeof orderNumber !== 'number') return orderNumber;
    if (
      orderNumber !== null &&
      !(Number.isInteger(orderNumber) && orderNumber >= 0 && orderNumber <= MAX_ORDER_NUMBER)
    ) {
      return this.rejected('orderNumber', String(orderNumber), 'expected a whole number from 0 to 1,000,000');
    }
    const time = this.time(fields, orderNumber);
    if (time.kind === 'rejected') return time;

    const order = this.id(fields, 'order');
    const user = this.id(fields, 'user');
    for (const [role, id] of [
      ['product', product],
      ['order', order],
      ['user', user],
    ] as const) {
      if (id !== null && !isUsableId(id)) {
        return this.rejected(
          role,
          id,
          `expected an id of at most ${MAX_ID_LENGTH} characters without control characters`,
        );
      }
    }
    const status = this.fieldOf(fields, 'status');
    return {
      kind: 'line',
      line: {
        part,
        line,
        product,
        order,
        orderNumber,
        productName: withoutControls(productName),
        unitPrice,
        user,
        moment: time.moment,
        localDay: time.localDay,
        hourOfDay: time.hourOfDay,
        sortTime: time.sortTime,
        quantity: Math.abs(quantity),
        aisle: withoutControls(this.fieldOf(fields, 'aisle')),
        department: withoutControls(this.fieldOf(fields, 'department')),
        isReturn: quantity < 0 || isReturnEvent || (order !== null && this.isReturnOrder(order)),
        isCancelled:
          (status !== null && this.isCancelledStatus(status)) || this.fieldOf(fields, 'cancelledAt') !== null,
      },
    };
  }

  private id(fields: readonly Field[], role: Role): string | null {
    const text = this.fieldOf(fields, role);
    return text !== null && this.formats.wholeIds.has(role) ? withoutPointZero(text) : text;
  }

  private number(fields: readonly Field[], role: Role): number | null | Rejected {
    const text = this.fieldOf(fields, role);
    if (text === null) return null;
    return parseNumber(text, this.formats.decimalMark) ?? this.rejected(role, text, 'expected a number');
  }

  private price(fields: readonly Field[], quantity: number): number | null | Rejected {
    const single = this.number(fields, 'unitPrice');
    if (single !== null) return single;
    const total = this.number(fields, 'lineTotal');
    return typeof total === 'number' ? Math.abs(total / quantity) : total;
  }

  private time(fields: readonly Field[], orderNumber: number | null): LineTime | Rejected {
    const text = this.fieldOf(fields, 'time');
    const { time: format } = this.formats;
    if (text === null || format === undefined) {
      return { kind: 'time', moment: null, localDay: null, hourOfDay: null, sortTime: orderNumber ?? 0 };
    }
    const time = readTime(text, format);
    if (!time) return this.rejected('time', text, 'expected a time written like the others in the column');
    const clockText = this.fieldOf(fields, 'timeOfDay');
    const separate = clockText === null ? undefined : readTimeOfDay(clockText, this.formats.timeOfDay);
    if (clockText !== null && separate === undefined) {
      return this.rejected('timeOfDay', clockText, 'expected a time of day such as 16:31');
    }
    if (time.kind === 'relative' && this.mapping.dayZero === undefined) {
      const hour = separate === undefined ? null : Math.floor(separate / 3_600);
      const sortTime = time.dayNumber * MS_PER_DAY + (separate ?? 0) * 1_000;
      return { kind: 'time', moment: null, localDay: time.dayNumber, hourOfDay: hour, sortTime };
    }
    const zoneText = this.fieldOf(fields, 'zone');
    const clock = this.clock(zoneText);
    if (!clock) return this.rejected('zone', zoneText ?? '', 'expected a time zone such as Europe/London');
    if (time.kind === 'moment') {
      const { dayNumber, hourOfDay } = clock.localTime(time.moment);
      return {
        kind: 'time',
        moment: time.moment,
        localDay: dayNumber,
        hourOfDay,
        sortTime: time.moment.getTime(),
      };
    }
    const dayZero = time.kind === 'relative' ? Date.parse(this.mapping.dayZero ?? '') / MS_PER_DAY : 0;
    const localDay = dayZero + time.dayNumber;
    const secondOfDay = separate ?? (time.kind === 'local' ? time.secondOfDay : undefined);
    const start =
      secondOfDay === undefined ? clock.startOfDay(localDay) : clock.momentOf(localDay, secondOfDay);
    const moment = new Date(
      start.getTime() + (time.kind === 'local' && separate === undefined ? time.milliseconds : 0),
    );
    const local = clock.localTime(moment);
    const hourOfDay = secondOfDay === undefined ? null : local.hourOfDay;
    return { kind: 'time', moment, localDay: local.dayNumber, hourOfDay, sortTime: moment.getTime() };
  }

  /** Undefined if the name of the zone is unknown. */
  private clock(zone: string | null): LocalClock | undefined {
    const key = zone ?? '';
    if (!this.clocks.has(key)) {
      const name = zone === null ? this.mapping.zone : ianaZone(zone);
      this.clocks.set(key, zone !== null && name === undefined ? undefined : this.clockOf(name));
    }
    return this.clocks.get(key);
  }

  private rejected(role: Role, value: string, reason: string): Rejected {
    const column = this.mapping.columns[role]?.[0] ?? role;
    return { kind: 'rejected', column, value, reason: `${reason}, got ${value}` };
  }
}

/** As the database and the API accept it. */
function isUsableId(id: string): boolean {
  return id.length <= MAX_ID_LENGTH && !/\p{Cc}/u.test(id);
}

const withoutControls = (text: string | null) => text && text.replace(/\p{Cc}+/gu, ' ').trim();
