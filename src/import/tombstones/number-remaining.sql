-- The later orders of the same users move up. A gap that began at a cancelled order begins at the order before it.
with numbered as (
  select
    staged.id, staged.order_number, staged.days_since_prior_order, staged.ordered_at, left_out.id is not null as is_left_out,
    staged.user_id,
    count(left_out.id) over by_number as left_out_before,
    sum(staged.days_since_prior_order) over by_number as days,
    count(*) filter (where staged.days_since_prior_order is null) over by_number as unknown_gaps
  from staged_orders staged
  left join left_out_orders left_out on left_out.id = staged.id
  where staged.user_id in (select user_id from left_out_orders)
  window by_number as (partition by staged.user_id order by staged.order_number, staged.id)
),
remaining as (
  select
    *,
    lag(id) over by_number as id_before,
    lag(ordered_at) over by_number as ordered_before,
    lag(left_out_before) over by_number as left_out_before_that,
    lag(days) over by_number as days_before,
    lag(unknown_gaps) over by_number as unknown_before
  from numbered
  where not is_left_out
  window by_number as (partition by user_id order by order_number, id)
)
update staged_orders staged
set
  order_number = staged.order_number - remaining.left_out_before,
  days_since_prior_order = case
    when remaining.left_out_before = coalesce(remaining.left_out_before_that, 0) then staged.days_since_prior_order
    when remaining.id_before is null then null
    when remaining.ordered_at is not null and remaining.ordered_before is not null
      then greatest(extract(epoch from remaining.ordered_at - remaining.ordered_before) / 86400, 0)
    when remaining.unknown_gaps = remaining.unknown_before then remaining.days - remaining.days_before
  end
from remaining
where staged.id = remaining.id
  and remaining.left_out_before > 0
