-- (user, product ids of one basket in cart order) for the known orders of the given users at lag level $2, oldest first
-- within a user.
select o.user_id, array_to_string(array_agg(i.product_id order by i.add_to_cart_order, i.product_id), ',') as products
from known_orders o
join order_items i on i.order_id = o.order_id
where o.user_id = any($1::int[]) and o.lag > $2::int
group by o.user_id, o.sequence
order by o.user_id, o.sequence
