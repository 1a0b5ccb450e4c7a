-- uses: known_orders
-- known_orders as a table, so that what is aggregated over all users walks through the users' lives once and not once a
-- view. One row a known order, and beside its place in the user's life what the aggregates ask of it:
--   sampled       whether co-purchases are counted in it: all orders up to 200,000, beyond that about so many, drawn by
--                 the hash of their id (Knuth's multiplicative one), so that counting pairs costs the same however large
--                 the shop is: some 15 million pairs at ten products a basket
--   day_cos, ...  the time as points on the clocks of week, day and year, in units of 2^-30: sums of integers are exact,
--                 whatever order (of rows, of parallel workers) they are added up in
create materialized view order_lags as
with orders as (
  select
    *,
    2 * pi() * day_of_week / 7 as in_week,
    2 * pi() * hour_of_day / 24 as in_day,
    2 * pi() * extract(doy from ordered_at)::float8 / 365.25 as in_year,
    count(*) over () as known
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
  order_id::int8 * 2654435761 % 4294967296 < 4294967296 * (200000 / known::float8) as sampled,
  (1073741824 * cos(in_week))::int as day_cos,
  (1073741824 * sin(in_week))::int as day_sin,
  (1073741824 * cos(in_day))::int as hour_cos,
  (1073741824 * sin(in_day))::int as hour_sin,
  (1073741824 * cos(in_year))::int as season_cos,
  (1073741824 * sin(in_year))::int as season_sin
from orders;
