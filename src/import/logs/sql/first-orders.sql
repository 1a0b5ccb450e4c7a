-- The five earliest orders, as they were understood.
select
  o.order_id,
  o.user_text as user,
  o.local_day,
  o.hour_of_day,
  o.order_number,
  (
    select array_agg(i.quantity || ' x ' || p.name order by i.position)
    from log_items i
    join log_products p using (product_text)
    where i.order_id = o.order_id
  ) as items
from log_orders o
order by o.sort_time, length(o.order_id), o.order_id
limit 5
