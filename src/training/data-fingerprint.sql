-- Counts and sums of hashes of the data that a model is trained on, by external ids, so that the same data has the same
-- fingerprint whatever the internal keys are. A sum does not depend on the order of the rows. The sum of 64-bit hashes is
-- numeric, so it cannot overflow. The result is text, because JSON numbers lose digits.
with hashed_orders as materialized (
  select
    o.id,
    hash_record_extended(
      row(u.external_id, o.order_number, o.day_of_week, o.hour_of_day, o.days_since_prior_order, o.ordered_at), 0
    ) as hash
  from orders o
  join users u on u.id = o.user_id
),
hashed_products as materialized (
  select id, hashtextextended(external_id, 0) as hash from products
)
select concat_ws(' ', orders.fingerprint, items.fingerprint, products.fingerprint) as fingerprint
from (select concat(count(*), ' ', sum(hash)) as fingerprint from hashed_orders) orders,
(
  select concat(count(*), ' ', sum(hashint8extended(o.hash # p.hash, i.add_to_cart_order))) as fingerprint
  from order_items i
  join hashed_orders o on o.id = i.order_id
  join hashed_products p on p.id = i.product_id
) items,
(select concat(count(*), ' ', sum(hash)) as fingerprint from hashed_products) products
