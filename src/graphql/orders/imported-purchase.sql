-- Imported order of the user $1 with exactly the products $3 (ascending), at most $4 minutes before or after $2. An order
-- that was already returned for an earlier call has a client key and is a different purchase.
select o.id
from orders o
where o.user_id = $1::int
  and o.id >= 0
  and o.client_key is null
  and o.ordered_at between
    $2::timestamptz - make_interval(mins => $4::int) and $2::timestamptz + make_interval(mins => $4::int)
  and $3::int[] = (
    select array_agg(i.product_id order by i.product_id) from order_items i where i.order_id = o.id
  )
order by greatest(o.ordered_at, $2) - least(o.ordered_at, $2), o.id
limit 1
