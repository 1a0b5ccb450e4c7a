-- The identities of the orders at a lag, of the given users: what a model was fitted on is remembered by these. An
-- external id means the same order in every database; a key does so only in this one. An order that was recorded without
-- an external id can receive one later, so both hashes are returned.
select
  l.user_id,
  o.ordered_at,
  left(encode(sha256(convert_to('external:' || o.external_id, 'UTF8')), 'hex'), 12) as by_external_id,
  left(encode(sha256(convert_to('key:' || o.id, 'UTF8')), 'hex'), 12) as by_key
from known_orders l
join orders o on o.id = l.order_id
where l.user_id = any($1::int[]) and l.lag = $2::int
order by l.user_id
