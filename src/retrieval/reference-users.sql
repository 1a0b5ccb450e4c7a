select user_id, product_ids, shares
from reference_users
where lag = $1::int
order by user_id
