-- Numbers the orders of mixed users 1, 2, 3, ... by time. An undated order follows the orders before it by number; if no
-- order before it is dated, it precedes all dated ones. An announced order (the user's last order, without items) stays
-- last. The gap of a dated order after another dated one is the number of calendar days in the shop's time zone
-- (temporary table zone_offsets). If a different order than before now precedes an order, and one of the two is undated,
-- the gap is null. A hole in front of a recorded order means that the order before it was deleted.
with in_files as (
  select id, id as order_id, user_id, order_number, ordered_at from mixed_orders
  union all
  select matched.id, order_id, matched.user_id, matched.order_number, recorded.ordered_at
  from matched_orders matched
  join orders recorded on recorded.id = matched.order_id
),
in_files_ordered as (
  select
    id,
    lag(order_id) over by_number as order_before,
    lead(id) over by_number is null as is_last,
    max(ordered_at) over (by_number rows unbounded preceding) as not_before
  from in_files
  window by_number as (partition by user_id order by order_number, id)
),
-- Users with orders in the files, and those who lose an order to another user.
renumbered_users as (
  select user_id from in_files
  union
  select stored.user_id
  from orders stored
  join staged_orders staged using (id)
  where staged.user_id <> stored.user_id
    and exists (select from orders recorded where recorded.user_id = stored.user_id and recorded.id < 0)
),
-- after_number is the number, in the files, of the last preceding order that the files contain. It keeps a stored order
-- behind the orders that it follows, whatever numbers the files give them.
in_database as (
  select
    stored.*,
    lag(stored.id) over by_number as order_before,
    stored.id < 0
      and stored.order_number <> coalesce(lag(stored.order_number) over by_number, 0) + 1 as is_after_hole,
    lead(stored.id) over by_number is null as is_last,
    max(stored.ordered_at) over (by_number rows unbounded preceding) as not_before,
    coalesce(max(incoming.order_number) over (
      by_number rows between unbounded preceding and 1 preceding
    ), 0) as after_number
  from orders stored
  join renumbered_users using (user_id)
  left join mixed_orders incoming on incoming.id = stored.id
  window by_number as (partition by stored.user_id order by stored.order_number)
),
together as (
  select
    incoming.id, incoming.user_id, incoming.ordered_at, incoming.days_since_prior_order,
    incoming.order_number as after_number, null::integer as stored_number, true as is_staged,
    files.order_before, false as is_after_hole, files.not_before,
    files.is_last and not incoming.has_items as is_announced
  from mixed_orders incoming
  join in_files_ordered files using (id)
  union all
  select
    stored.id, stored.user_id, stored.ordered_at, stored.days_since_prior_order,
    stored.after_number, stored.order_number, false,
    stored.order_before, stored.is_after_hole, stored.not_before,
    stored.is_last and not exists (select from order_items items where items.order_id = stored.id)
  from in_database stored
  where not exists (select from staged_orders staged where staged.id = stored.id)
    and not exists (select from matched_orders matched where matched.id = stored.id)
),
in_order as (
  select
    *,
    row_number() over by_time as order_number,
    is_after_hole or lag(id) over by_time is distinct from order_before as follows_another,
    local_day - lag(local_day) over by_time as days_between
  from together
  left join lateral (
    select floor((extract(epoch from ordered_at) + offset_seconds) / 86400) as local_day
    from zone_offsets
    where ordered_at >= starts_at and ordered_at < ends_at
  ) zone on true
  window by_time as (
    partition by user_id
    order by
      is_announced,
      is_announced and is_staged,
      coalesce(ordered_at, not_before) nulls first,
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
    when ordered_at is null then days_since_prior_order
    when days_between is not null then case when days_between < 0 then 0 else days_between end
    when not follows_another then days_since_prior_order
  end,
  is_staged
from in_order
