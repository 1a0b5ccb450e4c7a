-- user_taste_features, each number counted in the plainest way.
create view plain.user_taste_features as
select t.user_id, t.order_number, f.*
from cutoffs t
cross join lateral (
  with history as (
    select o.order_id, o.sequence, o.day
    from known_orders o
    where o.user_id = t.user_id and o.order_number < t.order_number
  ),
  life as (
    select max(sequence) as orders, max(day) as last_day from history
  )
  select
    p.aisle_id, p.department_id,
    count(*) / (sum(count(*)) over (partition by grouping(p.aisle_id)))::float8 as share,
    count(distinct h.order_id) / max(life.orders)::float8 as order_rate,
    max(life.orders) - max(h.sequence) as orders_since_last,
    (max(life.last_day) - max(h.day))::float8 as days_to_last,
    count(distinct i.product_id) as products,
    sum(power(0.8::float8, (life.orders - h.sequence)::float8)) as decay_80
  from history h
  cross join life
  join order_items i on i.order_id = h.order_id
  join products p on p.id = i.product_id
  group by grouping sets ((p.aisle_id), (p.department_id))
) f;
