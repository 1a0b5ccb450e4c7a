-- $1 whether the files contain quantities; without them, the stored ones are kept
update order_items stored
set
  add_to_cart_order = staged.add_to_cart_order,
  reordered = staged.reordered,
  quantity = case when $1::boolean then staged.quantity else stored.quantity end
from staged_order_items staged
where stored.order_id = staged.order_id
  and stored.product_id = staged.product_id
  and (stored.add_to_cart_order, stored.reordered, stored.quantity)
    is distinct from (staged.add_to_cart_order, staged.reordered,
      case when $1::boolean then staged.quantity else stored.quantity end)
