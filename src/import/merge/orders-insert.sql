insert into orders
  (id, external_id, user_id, order_number, eval_set, day_of_week, hour_of_day, days_since_prior_order, ordered_at, source)
select id, {{external_id}}, user_id, order_number, eval_set, day_of_week, hour_of_day, days_since_prior_order, ordered_at, 'csv'
from staged_orders staged
where not exists (select from orders stored where stored.id = staged.id)
