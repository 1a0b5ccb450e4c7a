-- Numbers the orders of mixed users 1, 2, 3, ... by time. Undated orders come first, in the order of their numbers; an
-- announced order (the user's last order, without items) stays last. The gap before a dated order is recomputed if a
-- different order than before now precedes it.
with in_files as (
  select id, id as order_id, user_id, order_number from mixed_orders
  union all
  select id, order_id, user_id, order_number from matched_orders
),
in_files_ordered as (
  select
    id,
    lag(order_id) over by_number as order_before,
    lead(id) over by_number is null as is_last
  from in_files
  window by_number as (partition by user_id order by order_number, id)
),
-- after_number is the number, in the files, of the last preceding order that the files contain. It keeps a stored order
-- behind the orders that it follows, whatever numbers the files give them.
in_database as (
  select
    stored.*,
    lag(stored.id) over by_number as order_before,
    lead(stored.id) over by_number is null as is_last,
    coalesce(max(incoming.order_number) over (
      by_number rows between unbounded preceding and 1 preceding
    ), 0) as after_number
  from orders stored
  join (select distinct user_id from in_files) mixed_users using (user_id)
  left join mixed_orders incoming on incoming.id = stored.id
  window by_number as (partition by stored.user_id order by stored.order_number)
),
together as (
  select
    incoming.id, incoming.user_id, incoming.ordered_at, incoming.days_since_prior_order,
    incoming.order_number as after_number, null::integer as stored_number, true as is_staged,
    files.order_before, files.is_last and not incoming.has_items as is_announced
  from mixed_orders incoming
  join in_files_ordered files using (id)
  union all
  select
    stored.id, stored.user_id, stored.ordered_at, stored.days_since_prior_order,
    stored.after_number, stored.order_number, false,
    stored.order_before,
    stored.is_last and not exists (select from order_items items where items.order_id = stored.id)
  from in_database stored
  where not exists (select from staged_orders staged where staged.id = stored.id)
    and not exists (select from matched_orders matched where matched.id = stored.id)
),
in_order as (
  select
    *,
    row_number() over by_time as order_number,
    lag(id) over by_time as new_order_before,
    ordered_at - lag(ordered_at) over by_time as elapsed
  from together
  window by_time as (
    partition by user_id
    order by
      is_announced,
      is_announced and is_staged,
      ordered_at nulls first,
      after_number,
      is_staged desc,
      stored_number,
      id
  )
)
insert into numbered_orders (id, user_id, order_number, days_since_prior_order, is_staged)
select
  id, user_id, order_number,
  case
    when ordered_at is null or new_order_before is not distinct from order_before then days_since_prior_order
    else greatest(extract(epoch from elapsed) / 86400, 0)
  end,
  is_staged
from in_order
