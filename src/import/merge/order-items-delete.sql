-- The CSV's items of an order replace those that are stored.
delete from order_items stored
using staged_orders staged
where stored.order_id = staged.id
  and not exists (select from unchanged_orders unchanged where unchanged.id = staged.id)
  and not exists (
    select from staged_order_items items
    where items.order_id = stored.order_id and items.product_id = stored.product_id
  )
