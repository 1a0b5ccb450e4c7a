insert into order_items (order_id, product_id, add_to_cart_order, reordered, quantity)
select order_id, product_id, add_to_cart_order, reordered, quantity
from staged_order_items staged
where not exists (
  select from order_items stored
  where stored.order_id = staged.order_id and stored.product_id = staged.product_id
)
