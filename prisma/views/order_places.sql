-- uses: known_orders
-- known_orders with what the aggregates over all users read of an order besides its position among the user's orders:
--   day_cos, ...  the time as points on the circles of week, day and year, in units of 2^-30: sums of integers are exact,
--                 regardless of the order of rows and parallel workers. Null where day, hour or date is unknown.
create view order_places as
with orders as (
  select
    *,
    2 * pi() * day_of_week / 7 as in_week,
    2 * pi() * hour_of_day / 24 as in_day,
    2 * pi() * extract(doy from ordered_at)::float8 / 365.25 as in_year
  from known_orders
)
select
  order_id,
  user_id,
  lag::int as lag,
  sequence::int as sequence,
  day,
  day_of_week,
  (hour_of_day / 4)::smallint as hour_band,
  (1073741824 * cos(in_week))::int as day_cos,
  (1073741824 * sin(in_week))::int as day_sin,
  (1073741824 * cos(in_day))::int as hour_cos,
  (1073741824 * sin(in_day))::int as hour_sin,
  (1073741824 * cos(in_year))::int as season_cos,
  (1073741824 * sin(in_year))::int as season_sin,
  order_hash
from orders;
