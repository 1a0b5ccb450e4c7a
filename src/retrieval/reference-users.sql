select r.user_id, r.product_ids, r.shares
from reference_users r
join users u on u.id = r.user_id
where r.lag = $1::int
order by u.external_id
