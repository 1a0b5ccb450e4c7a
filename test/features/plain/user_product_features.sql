-- user_product_features, each number counted in the plainest way.
create view plain.user_product_features as
select t.user_id, t.order_number, f.*
from cutoffs t
cross join lateral (
  with history as (
    select o.order_id, o.sequence, o.day, o.day_of_week, o.hour_of_day
    from known_orders o
    where o.user_id = t.user_id and o.order_number < t.order_number
  ),
  life as (
    select max(sequence) as orders, max(day) as last_day from history
  ),
  items as (
    select
      i.product_id, i.add_to_cart_order, h.sequence, h.day, h.day_of_week, h.hour_of_day,
      (life.orders - h.sequence)::float8 as orders_ago,
      (life.last_day - h.day)::float8 as days_ago,
      (count(*) over (partition by h.order_id))::float8 as basket,
      h.day - lag(h.day) over product as gap_days,
      count(*) over (partition by i.product_id) - row_number() over product + 1 as nth_last
    from history h
    cross join life
    join order_items i on i.order_id = h.order_id
    window product as (partition by i.product_id order by h.sequence)
  )
  select
    product_id,
    count(*) as orders,
    min(orders_ago) as orders_since_last,
    max(orders_ago) as orders_since_first,
    count(*) / (max(orders_ago) + 1)::float8 as rate_since_first,
    count(*) / max(orders_ago + sequence)::float8 as rate,
    min(days_ago) as days_to_last,
    max(days_ago) as days_to_first,
    avg(gap_days) as mean_gap_days,
    stddev_samp(gap_days) as sd_gap_days,
    min(gap_days) as min_gap_days,
    max(gap_days) as max_gap_days,
    max(gap_days) filter (where nth_last = 1) as last_gap_days,
    count(*) filter (where orders_ago < 1) as in_last_1,
    count(*) filter (where orders_ago < 3) as in_last_3,
    count(*) filter (where orders_ago < 5) as in_last_5,
    count(*) filter (where orders_ago < 10) as in_last_10,
    count(*) filter (where orders_ago = nth_last - 1) as streak,
    sum(power(0.5::float8, orders_ago)) as decay_50,
    sum(power(0.8::float8, orders_ago)) as decay_80,
    sum(power(0.9::float8, orders_ago)) as decay_90,
    sum(power(0.8::float8, orders_ago)) / sum(sum(power(0.8::float8, orders_ago))) over () as decay_80_share,
    rank() over (order by sum(power(0.8::float8, orders_ago)) desc) as decay_80_rank,
    sum(exp(-days_ago / 20)) as decay_days_20,
    sum(exp(-days_ago / 60)) as decay_days_60,
    avg(add_to_cart_order::float8) as mean_cart_position,
    avg(add_to_cart_order / basket) as mean_cart_share,
    max(add_to_cart_order) filter (where nth_last = 1) as last_cart_position,
    avg(basket) as mean_basket,
    -- the purchases as one arrow on the clock of the week and of the day (length 1: always the same time)
    avg(cos(2 * pi() * day_of_week / 7)) as day_cos,
    avg(sin(2 * pi() * day_of_week / 7)) as day_sin,
    avg(cos(2 * pi() * hour_of_day / 24)) as hour_cos,
    avg(sin(2 * pi() * hour_of_day / 24)) as hour_sin
  from items
  group by product_id
) f;
