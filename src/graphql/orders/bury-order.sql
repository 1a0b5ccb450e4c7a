-- The tombstone of the order $1, which is still stored.
insert into cancelled_orders (order_id, user_id, external_id, client_key, ordered_at, product_ids, source)
select
  o.id, o.user_id, o.external_id, o.client_key, o.ordered_at,
  coalesce((select array_agg(i.product_id order by i.product_id) from order_items i where i.order_id = o.id), '{}'),
  o.source
from orders o
where o.id = $1::int
returning cancelled_at as "cancelledAt"
