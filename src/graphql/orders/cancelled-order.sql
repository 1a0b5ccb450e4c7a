-- The cancelled order with the external id $2, or with the client key $3 of the user $1.
select external_id is not distinct from $2::text as by_external_id, cancelled_at
from cancelled_orders
where external_id = $2::text or (user_id = $1::int and client_key = $3::text)
limit 1
