-- The order with the key $1, with the external id $2, or with the client key $4 of the user $3; stored or cancelled.
select o.key, o.user_id as "userKey", u.uuid as "userUuid", o.cancelled_at as "cancelledAt"
from (
  select id as key, user_id, external_id, client_key, null::timestamptz as cancelled_at from orders
  union all
  select order_id, user_id, external_id, client_key, cancelled_at from cancelled_orders
) o
join users u on u.id = o.user_id
where o.key = $1::int
  or o.external_id = $2::text
  or (o.user_id = $3::int and o.client_key = $4::text)
order by o.cancelled_at nulls first
limit 1
