-- The items of an order in the files replace the stored ones.
delete from order_items stored
using staged_orders staged
where stored.order_id = staged.id
  and not exists (select from unchanged_orders unchanged where unchanged.id = staged.id)
  and not exists (
    select from staged_order_items items
    where items.order_id = stored.order_id and items.product_id = stored.product_id
  )
