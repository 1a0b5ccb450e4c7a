-- uses: known_orders, lag_levels
-- One row a lag level and product: how all users together buy it, as of that lag (see lag_levels).
create materialized view product_features as
with items as (
  select
    i.product_id, o.user_id, o.lag, o.sequence, o.day, o.day_of_week, o.hour_of_day, o.ordered_at, i.add_to_cart_order,
    o.sequence - lag(o.sequence) over product as gap_orders,
    o.day - lag(o.day) over product as gap_days,
    row_number() over product as times_bought
  from known_orders o
  join order_items i on i.order_id = o.order_id
  window product as (partition by o.user_id, i.product_id order by o.sequence)
),
world as (
  select l.lag, count(*) as orders, count(distinct o.user_id) as users
  from lag_levels l
  join known_orders o on o.lag > l.lag
  group by l.lag
),
of_items as (
  select
    l.lag, i.product_id,
    count(*) as orders,
    count(*) filter (where times_bought = 1) as buyers,
    count(*) filter (where times_bought = 2) as repeat_buyers,
    avg((times_bought > 1)::int) as reorder_ratio,
    count(*) filter (where gap_orders = 1) as next_order_repeats,
    avg(gap_orders) as mean_gap_orders,
    avg(gap_days) as mean_gap_days,
    avg(add_to_cart_order) as mean_cart_position,
    avg(cos(2 * pi() * day_of_week / 7)) as day_cos,
    avg(sin(2 * pi() * day_of_week / 7)) as day_sin,
    avg(cos(2 * pi() * hour_of_day / 24)) as hour_cos,
    avg(sin(2 * pi() * hour_of_day / 24)) as hour_sin,
    avg(cos(2 * pi() * extract(doy from ordered_at)::float8 / 365.25)) as season_cos,
    avg(sin(2 * pi() * extract(doy from ordered_at)::float8 / 365.25)) as season_sin
  from lag_levels l
  join items i on i.lag > l.lag
  group by l.lag, i.product_id
),
-- purchases that were followed by another order of the same user at all, within the level
followed as (
  select l.lag, i.product_id, count(*) as orders
  from lag_levels l
  join items i on i.lag > l.lag + 1
  group by l.lag, i.product_id
)
select
  f.lag, f.product_id,
  f.orders,
  w.orders as world_orders,
  f.orders / w.orders::float8 as order_share,
  f.buyers / w.users::float8 as buyer_share,
  f.orders / f.buyers::float8 as orders_per_buyer,
  1 - f.repeat_buyers / f.buyers::float8 as one_shot_share,
  f.reorder_ratio,
  (f.next_order_repeats + 1) / (coalesce(n.orders, 0) + 10)::float8 as next_order_rate,
  f.mean_gap_orders, f.mean_gap_days, f.mean_cart_position,
  f.day_cos, f.day_sin, f.hour_cos, f.hour_sin, f.season_cos, f.season_sin
from of_items f
join world w using (lag)
left join followed n using (lag, product_id);

create unique index product_features_key on product_features (lag, product_id);
