-- Once the user $1 bought the products $3 in order number $2, they are reorders in all later orders.
update order_items items
set reordered = true
from orders later
where later.user_id = $1::int
  and later.order_number > $2::int
  and items.order_id = later.id
  and items.product_id = any($3::int[])
  and not items.reordered
