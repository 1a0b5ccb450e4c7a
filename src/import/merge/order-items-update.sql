update order_items stored
set add_to_cart_order = staged.add_to_cart_order, reordered = staged.reordered
from staged_order_items staged
where stored.order_id = staged.order_id
  and stored.product_id = staged.product_id
  and (stored.add_to_cart_order, stored.reordered) is distinct from (staged.add_to_cart_order, staged.reordered)
