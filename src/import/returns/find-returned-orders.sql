-- Orders of which nothing is left.
create temp table left_out_orders on commit drop as
select staged.id, staged.user_id, staged.order_number
from staged_orders staged
where exists (select from returned_items returned where returned.order_id = staged.id)
  and not exists (
    select from staged_order_items items
    where items.order_id = staged.id
      and not exists (
        select from returned_items returned
        where returned.order_id = items.order_id and returned.product_id = items.product_id
      )
  )
