-- Counts and sums of hashes of the data that a model is trained on. A sum does not depend on the order of the rows. The
-- sum of 64-bit hashes is numeric, so it cannot overflow. The result is text, because JSON numbers lose digits.
select concat_ws(' ', orders.fingerprint, items.fingerprint, products.fingerprint) as fingerprint
from (
  select concat(count(*), ' ', sum(hash_record_extended(
    row(id, user_id, order_number, day_of_week, hour_of_day, days_since_prior_order, ordered_at), 0))) as fingerprint
  from orders
) orders,
(
  select concat(count(*), ' ', sum(hashint8extended(order_id::bigint << 32 | product_id, add_to_cart_order))) as fingerprint
  from order_items
) items,
(
  select concat(count(*), ' ', sum(hashint8extended(id, 0))) as fingerprint from products
) products
