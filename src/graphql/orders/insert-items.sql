-- The products $4 with the quantities $5 as items of the order $1, which is number $3 of the user $2.
insert into order_items (order_id, product_id, add_to_cart_order, reordered, quantity)
select
  $1::int, item.product_id, item.place,
  exists (
    select
    from orders earlier
    join order_items bought on bought.order_id = earlier.id and bought.product_id = item.product_id
    where earlier.user_id = $2::int and earlier.order_number < $3::int
  ),
  item.quantity
from unnest($4::int[], $5::real[]) with ordinality as item (product_id, quantity, place)
