select array_agg(i.product_id) filter (where i.product_id is not null) as product_ids
from unnest($1::int[], $2::int[]) with ordinality as w (user_id, order_number, target)
left join orders o using (user_id, order_number)
left join order_items i on i.order_id = o.id
group by w.target
order by w.target
