-- (target, product, orders with it, order number of the last) for each target's history, most bought first,
-- ties by the most recent purchase, then by the smaller product.
select w.target::int as target, i.product_id, count(*)::int as orders
from unnest($1::int[], $2::int[]) with ordinality as w (user_id, order_number, target)
join orders o on o.user_id = w.user_id and o.order_number < w.order_number
join order_items i on i.order_id = o.id
group by w.target, i.product_id
order by w.target, count(*) desc, max(o.order_number) desc, i.product_id
