-- uses: known_orders
-- What can be predicted: (user, cutoff order number) with the context of that order and its lag (0: the next order).
-- The history consists of the orders strictly before order_number.
create view targets as
select user_id, order_number, lag::int as lag, day_of_week, hour_of_day, days_since_prior_order, ordered_at
from known_orders
union all
-- the announced next order: context known, basket not
select o.user_id, o.order_number, 0, o.day_of_week, o.hour_of_day, o.days_since_prior_order, o.ordered_at
from orders o
where not exists (select from order_items i where i.order_id = o.id)
  and not exists (select from orders later where later.user_id = o.user_id and later.order_number > o.order_number)
union all
-- nothing announced: the order after the last
select u.id, coalesce(last_order.order_number, 0) + 1, 0, null, null, null, null
from users u
left join lateral (
  select o.id, o.order_number from orders o where o.user_id = u.id order by o.order_number desc limit 1
) last_order on true
where last_order.id is null
  or exists (select from order_items i where i.order_id = last_order.id);
