insert into staged_order_items_text (file, line, order_id, product_id, add_to_cart_order, quantity)
select place[1] + 1, place[2], order_id, product_text, least(position, 32767), greatest(least(quantity, 1000000), 0.001)
from log_items
where exists (select from staged_orders_text staged where staged.id = log_items.order_id)
