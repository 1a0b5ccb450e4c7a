-- uses: known_orders, lag_levels
-- One row a lag level, day of week, band of four hours and product: the share of those orders that hold it, pulled
-- towards its share of all orders with the weight of 100 orders; the 100 best a cell.
create materialized view context_popularity as
with orders as (
  select order_id, lag, day_of_week, hour_of_day / 4 as hour_band from known_orders
),
world as (
  select l.lag, count(*) as orders from lag_levels l join orders o on o.lag > l.lag group by l.lag
),
cells as (
  select l.lag, o.day_of_week, o.hour_band, count(*) as orders
  from lag_levels l
  join orders o on o.lag > l.lag
  group by l.lag, o.day_of_week, o.hour_band
),
overall as (
  select l.lag, i.product_id, count(*) / max(w.orders)::float8 as share
  from lag_levels l
  join world w using (lag)
  join orders o on o.lag > l.lag
  join order_items i on i.order_id = o.order_id
  group by l.lag, i.product_id
),
bought as (
  select l.lag, o.day_of_week, o.hour_band, i.product_id, count(*) as orders
  from lag_levels l
  join orders o on o.lag > l.lag
  join order_items i on i.order_id = o.order_id
  group by l.lag, o.day_of_week, o.hour_band, i.product_id
),
ranked as (
  select
    c.lag, c.day_of_week, c.hour_band, b.product_id,
    (b.orders + 100 * a.share) / (c.orders + 100) as share,
    row_number() over (
      partition by c.lag, c.day_of_week, c.hour_band
      order by (b.orders + 100 * a.share) / (c.orders + 100) desc, b.product_id
    ) as place
  from cells c
  join bought b using (lag, day_of_week, hour_band)
  join overall a using (lag, product_id)
)
select lag, day_of_week, hour_band, place::int as place, product_id, share
from ranked
where place <= 100;

create unique index context_popularity_key on context_popularity (lag, day_of_week, hour_band, place);
