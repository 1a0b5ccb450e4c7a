-- $1 whether the files contain the times of orders
update orders stored
set
  user_id = staged.user_id,
  order_number = staged.order_number,
  eval_set = staged.eval_set,
  day_of_week = staged.day_of_week,
  hour_of_day = staged.hour_of_day,
  days_since_prior_order = staged.days_since_prior_order,
  ordered_at = case when $1::boolean then staged.ordered_at else stored.ordered_at end
from staged_orders staged
where stored.id = staged.id
  and (stored.user_id, stored.order_number, stored.eval_set, stored.day_of_week, stored.hour_of_day,
       stored.days_since_prior_order, stored.ordered_at)
    is distinct from (staged.user_id, staged.order_number, staged.eval_set, staged.day_of_week, staged.hour_of_day,
       staged.days_since_prior_order, case when $1::boolean then staged.ordered_at else stored.ordered_at end)
