import { count } from '../format';
import { dayAndHour } from '../calendar';
import type { Order } from './shopper-queries';
import classes from './shopper.module.css';

interface TimeLineProps {
  /** Newest first. */
  readonly baskets: readonly Order[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** Orders from left to right: the distance is the number of days between them, the height the size of the basket. */
export function TimeLine({ baskets, chosen, onChoose }: TimeLineProps) {
  const inTime = baskets.toReversed();
  const largest = Math.max(...inTime.map(({ items }) => items.length));
  const days = inTime.slice(1).reduce((sum, order) => sum + (order.daysSincePriorOrder ?? 0), 0);
  return (
    <figure className={classes.timeLine}>
      <ol>
        {inTime.map((order, place) => (
          <li key={order.id} style={{ flexGrow: place === 0 ? 0 : 1 + (order.daysSincePriorOrder ?? 0) }}>
            <button
              type="button"
              aria-pressed={order.id === chosen}
              aria-label={`Order ${order.orderNumber}, ${dayAndHour(order.dayOfWeek, order.hourOfDay)}, ${count(order.items.length, 'product')}`}
              onClick={() => onChoose(order.id)}
            >
              <span style={{ height: `${8 + (64 * order.items.length) / largest}px` }} />
            </button>
          </li>
        ))}
      </ol>
      <figcaption>
        <span>Order {inTime[0]?.orderNumber}</span>
        <span>
          {count(inTime.length, 'order')}
          {days > 0 && ` over ${count(Math.round(days), 'day')}`}
        </span>
        <span>Order {inTime.at(-1)?.orderNumber}</span>
      </figcaption>
    </figure>
  );
}
