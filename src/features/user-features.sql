-- (target, values) for each target ($1: user ids, $2: cutoff order numbers) whose user has a history.
select w.target, f.*
from unnest($1::int[], $2::int[]) with ordinality as w (user_id, order_number, target)
join user_features f using (user_id, order_number)
where f.user_id = any($1::int[])
