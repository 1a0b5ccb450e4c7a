-- user_features, each number counted in the plainest way.
create view plain.user_features as
select t.user_id, t.order_number, f.*
from cutoffs t
cross join lateral (
  with history as (
    select o.order_id, o.sequence, o.day, o.day_of_week, o.hour_of_day, o.days_since_prior_order as gap
    from known_orders o
    where o.user_id = t.user_id and o.order_number < t.order_number
  ),
  items as (
    select
      h.order_id, h.sequence, i.product_id, p.price::float8 as price,
      row_number() over (partition by i.product_id order by h.sequence) as times_bought
    from history h
    join order_items i on i.order_id = h.order_id
    join products p on p.id = i.product_id
  ),
  baskets as (
    select order_id, sequence, count(*) as size, avg((times_bought > 1)::int::float8) as reorder_share
    from items
    group by order_id, sequence
  ),
  of_orders as (
    select
      count(*) as orders,
      max(day) as last_day,
      avg(gap) as mean_gap_days,
      stddev_samp(gap) as sd_gap_days,
      max(gap) as max_gap_days,
      (array_agg(gap order by sequence desc))[1] as last_gap_days,
      mode() within group (order by day_of_week) as favourite_day,
      mode() within group (order by hour_of_day) as favourite_hour
    from history
  ),
  of_baskets as (
    select
      avg(size::float8) as mean_basket,
      coalesce(stddev_samp(size::float8), 0) as sd_basket,
      (array_agg(size order by sequence desc))[1] as last_basket,
      avg(size::float8) filter (where recency <= 3) as mean_basket_3,
      avg(reorder_share) filter (where sequence > 1) as mean_reorder_share,
      avg(reorder_share) filter (where recency <= 3) as reorder_share_3
    from (select *, row_number() over (order by sequence desc) as recency from baskets) b
  ),
  of_items as (
    select
      count(*) as items,
      count(distinct product_id) as products,
      avg((times_bought > 1)::int::float8) as reorder_ratio,
      avg(price) as mean_price
    from items
  )
  select
    orders, last_day, mean_gap_days, sd_gap_days, max_gap_days, last_gap_days, favourite_day, favourite_hour,
    mean_basket, sd_basket, last_basket, mean_basket_3, mean_reorder_share, reorder_share_3,
    items, products, products / orders::float8 as products_per_order, reorder_ratio, mean_price
  from of_orders, of_baskets, of_items
  where orders > 0
) f;
