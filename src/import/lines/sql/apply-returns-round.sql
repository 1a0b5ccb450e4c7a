-- Each return of the round $1 reduces the latest earlier order item of the same user and product that has enough quantity.
-- A return without such an item is of an order before the log, and changes nothing.
with matched as (
  select r.user_text, r.product_text, r.quantity, item.order_id
  from log_returns r
  cross join lateral (
    select i.order_id
    from log_items i
    where i.user_text = r.user_text
      and i.product_text = r.product_text
      and i.sort_time <= r.sort_time
      -- Sums of 32-bit numbers are not exact.
      and i.quantity >= r.quantity - 0.0001
    order by i.sort_time desc, i.order_id desc
    limit 1
  ) as item
  where r.round = $1
),
reduced as (
  update log_items i
  set quantity = i.quantity - m.quantity
  from matched m
  where i.order_id = m.order_id and i.user_text = m.user_text and i.product_text = m.product_text
)
update log_returns r
set is_matched = true
from matched m
where r.round = $1 and r.user_text = m.user_text and r.product_text = m.product_text
