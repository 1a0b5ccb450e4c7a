import { count } from '../format';
import { dayAndHour } from '../calendar';
import type { Order } from './shopper-queries';
import classes from './shopper.module.css';

/** The products of a past basket; products that were new to the shopper are highlighted. */
export function OrderDetails({ order }: { readonly order: Order }) {
  const { orderNumber, dayOfWeek, hourOfDay, daysSincePriorOrder, items } = order;
  const after =
    daysSincePriorOrder === null
      ? ''
      : `, ${count(Math.round(daysSincePriorOrder), 'day')} after the previous one`;
  const again = items.filter(({ reordered }) => reordered).length;
  return (
    <div className={classes.details} aria-live="polite">
      <p>
        <strong>Order {orderNumber}</strong>: {dayAndHour(dayOfWeek, hourOfDay)}
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
