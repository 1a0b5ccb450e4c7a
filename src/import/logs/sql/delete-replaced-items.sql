-- $1 the beginning of the window
delete from public.order_items items
using public.orders stored
where stored.id = items.order_id
  and stored.source = 'csv'
  and stored.id >= 0
  and stored.ordered_at >= $1
  and not exists (select from staged_orders staged where staged.id = stored.id)
