-- The newest baskets before each cutoff ($1: user ids, $2: order numbers, $3: maximum number of baskets): one row per
-- basket, with the place of its cutoff from 1 on, oldest first.
select w.place::int as place, b.products
from unnest($1::int[], $2::int[]) with ordinality as w (user_id, order_number, place)
cross join lateral (
  select o.order_number, array_agg(i.product_id order by i.product_id) as products
  from known_orders o
  join order_items i on i.order_id = o.order_id
  where o.user_id = w.user_id and o.order_number < w.order_number
  group by o.order_number
  order by o.order_number desc
  limit $3::int
) b
order by w.place, b.order_number
