/** What derive-orders.ts computes in SQL, written down as directly as possible, one row after the other. */
import type { LogLine } from '../../../src/import/lines/log-line';

export interface NaiveOrder {
  readonly user: string;
  readonly sortTime: number;
  /** Product and quantity, in the order of the positions. */
  readonly items: readonly (readonly [string, number])[];
}

export function deriveNaively(lines: readonly LogLine[]): ReadonlyMap<string, NaiveOrder> {
  const orders = new Map<string, { user: string; sortTime: number; items: Map<string, number> }>();
  const byPlace = [...lines].sort((left, right) => left.part - right.part || left.line - right.line);
  const ordersOf = (line: LogLine) =>
    line.order === null ? [line] : lines.filter(({ order }) => order === line.order);
  for (const line of byPlace) {
    const together = ordersOf(line);
    const user =
      byPlace.filter((other) => together.includes(other)).find((other) => other.user !== null)?.user ?? null;
    if (together.some(({ isCancelled }) => isCancelled) || user === null || line.isReturn) continue;
    if (line.user !== null && line.user !== user) continue;
    const day = new Date((line.localDay ?? 0) * 86_400_000).toISOString().slice(0, 10);
    const id = line.order ?? `${user}/${day}`;
    const sortTime = Math.min(...together.map((other) => other.sortTime));
    const order = orders.get(id) ?? { user, sortTime, items: new Map<string, number>() };
    order.sortTime = Math.min(order.sortTime, sortTime);
    order.items.set(line.product, (order.items.get(line.product) ?? 0) + line.quantity);
    orders.set(id, order);
  }
  const returns = byPlace.filter(
    (line) => line.isReturn && !ordersOf(line).some(({ isCancelled }) => isCancelled),
  );
  const resolved = returns.map((line) => {
    const together = byPlace.filter((other) => ordersOf(line).includes(other));
    return {
      line,
      user: together.find((other) => other.user !== null)?.user ?? null,
      sortTime: Math.min(...together.map((other) => other.sortTime)),
    };
  });
  for (const { line, user, sortTime } of resolved.sort((left, right) => left.sortTime - right.sortTime)) {
    const [latest] = [...orders]
      .filter(
        ([, order]) =>
          order.user === user &&
          order.sortTime <= sortTime &&
          (order.items.get(line.product) ?? 0) >= line.quantity,
      )
      .sort(
        ([leftId, left], [rightId, right]) => right.sortTime - left.sortTime || (leftId < rightId ? 1 : -1),
      );
    if (!latest) continue;
    const { items } = latest[1];
    // Stays in the map with 0, so that later returns do not find it and its place is kept.
    items.set(line.product, (items.get(line.product) ?? 0) - line.quantity);
  }
  const left = [...orders].map(([id, { user, sortTime, items }]): [string, NaiveOrder] => [
    id,
    { user, sortTime, items: [...items].filter(([, quantity]) => quantity > 0) },
  ]);
  return new Map(left.filter(([, { items }]) => items.length > 0));
}
