-- (user, product ids of one basket in cart order) for the known orders of the given users at lag level $2, in the order of
-- the users, oldest first within a user.
select o.user_id, array_to_string(array_agg(i.product_id order by i.add_to_cart_order, p.external_id), ',') as products
from unnest($1::int[]) with ordinality as u (user_id, place)
join known_orders o using (user_id)
join order_items i on i.order_id = o.order_id
join products p on p.id = i.product_id
where o.lag > $2::int
group by u.place, o.user_id, o.sequence
order by u.place, o.sequence
