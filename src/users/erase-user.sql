-- Removes a user ($1, internal key) with all rows about the user, and keeps the hash of the external id ($2). The tables
-- order_lags and reference_users are stored feature views. Foreign keys are checked at the end of the statement.
with order_ids as materialized (
  select id from orders where user_id = $1::int
),
outcomes as (
  delete from order_outcomes where order_id in (select id from order_ids)
),
items as (
  delete from order_items where order_id in (select id from order_ids) returning order_id
),
removed_orders as (
  delete from orders where user_id = $1::int returning id
),
cancelled as (
  delete from cancelled_orders where user_id = $1::int returning id
),
feedback as (
  delete from feedback_events where user_id = $1::int returning id
),
served as (
  delete from served_answers where user_id = $1::int returning kind
),
lags as (
  delete from order_lags where user_id = $1::int
),
reference as (
  delete from reference_users where user_id = $1::int
),
gone as (
  delete from users where id = $1::int
),
hash as (
  insert into erased_users (external_id_hash) values ($2::bytea)
  on conflict (external_id_hash) do update set erased_at = excluded.erased_at
)
select
  (select count(*)::int from removed_orders) as orders,
  (select count(*)::int from items) as "orderItems",
  (select count(*)::int from feedback) as "feedbackEvents",
  (select count(*)::int from served) as "servedAnswers",
  (select count(*)::int from cancelled) as "cancelledOrders"
