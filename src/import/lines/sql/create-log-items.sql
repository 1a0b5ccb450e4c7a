-- Several rows of a product in an order are one item with the sum of their quantities, in the place of the first of them.
create table log_items as
select
  order_id,
  user_text,
  product_text,
  sort_time,
  quantity,
  place,
  row_number() over (partition by order_id order by place)::integer as position
from (
  select
    l.order_id,
    o.user_text,
    l.product_text,
    o.sort_time,
    sum(l.quantity)::real as quantity,
    min(array[l.part, l.line]) as place
  from log_lines l
  join log_orders o using (order_id)
  where l.exclusion is null and not l.is_return
  group by l.order_id, o.user_text, l.product_text, o.sort_time
) as item
