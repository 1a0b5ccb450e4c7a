-- uses: order_lags, lag_levels
-- sampled
-- The users among whom similar users are searched: at most 10,000, drawn by the hash of their external id, so that the
-- cost of the search does not depend on the number of users. One row per lag level and user: the products of the user's
-- orders as of that level, each with its share of these orders; an order has 0.9 times the weight of the following one.
-- Weights are multiples of 2^-49: all sums, which are below 10, are then exact in any order of the rows. After about 320
-- orders a weight is 0. A table, because the rows of a user who is erased are removed at once.
create table reference_users as
with drawn as (
  select user_id
  from (select distinct user_id from order_lags) o
  join users u on u.id = o.user_id
  order by hashtextextended(u.external_id, 0), u.external_id
  limit 10000
),
orders_of as (
  select
    l.lag, o.user_id, o.order_id,
    round(power(0.9::float8, least(o.lag - l.lag - 1, 700)) * 562949953421312) / 562949953421312 as weight
  from lag_levels l
  join order_lags o on o.lag > l.lag
  join drawn using (user_id)
),
lives as (
  select lag, user_id, sum(weight) as weight
  from orders_of
  group by lag, user_id
),
bought as (
  select o.lag, o.user_id, i.product_id, sum(o.weight) as weight
  from orders_of o
  join order_items i using (order_id)
  group by o.lag, o.user_id, i.product_id
)
select
  b.lag, b.user_id,
  array_agg(b.product_id order by b.product_id) as product_ids,
  array_agg((b.weight / l.weight)::real order by b.product_id) as shares
from bought b
join lives l using (lag, user_id)
group by b.lag, b.user_id;

create unique index reference_users_key on reference_users (lag, user_id);
