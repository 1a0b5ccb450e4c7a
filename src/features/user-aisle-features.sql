-- (target, key, values) for each target (: user ids, : cutoff order numbers) and each of its keys, ascending.
select w.target, f.aisle_id, f.*
from unnest($1::int[], $2::int[]) with ordinality as w (user_id, order_number, target)
join user_aisle_features f using (user_id, order_number)
where f.user_id = any($1::int[])
order by w.target, f.aisle_id
