import { count } from '../words/count';
import { clock, dayName } from '../words/week';
import type { Order } from './queries';
import classes from './shopper.module.css';

/** One past basket, in words. What was bought before is set off from what was new. */
export function OrderDetails({ order }: { readonly order: Order }) {
  const { orderNumber, dayOfWeek, hourOfDay, daysSincePriorOrder, items } = order;
  const after =
    daysSincePriorOrder === null
      ? ''
      : `, ${count(Math.round(daysSincePriorOrder), 'day')} after the one before`;
  const again = items.filter(({ reordered }) => reordered).length;
  return (
    <div className={classes.details} aria-live="polite">
      <p>
        <strong>Order {orderNumber}</strong>: {dayName(dayOfWeek)} {clock(hourOfDay)}
        {after}. {count(items.length, 'product')}, {again} of them bought before.
      </p>
      <ul className={classes.products}>
        {items.map(({ product, reordered }) => (
          <li key={product.id} className={reordered ? classes.again : undefined}>
            {product.name}
          </li>
        ))}
      </ul>
    </div>
  );
}
