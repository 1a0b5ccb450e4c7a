-- Removes items that were returned completely, and closes the gaps in the positions of their orders.
with gone as (
  delete from log_items where quantity < 0.0001 returning order_id
),
ranked as (
  select order_id, product_text, row_number() over (partition by order_id order by position)::integer as position
  from log_items
  where quantity >= 0.0001 and order_id in (select order_id from gone)
),
moved as (
  update log_items i
  set position = r.position
  from ranked r
  where i.order_id = r.order_id and i.product_text = r.product_text and i.position <> r.position
)
select count(*)::integer as removed from gone
