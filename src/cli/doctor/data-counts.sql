-- The amount and age of the data. $1 is the number of orders with items that a user needs for training.
select
  (select count(*)::int from users) as users,
  (select count(*)::int from products) as products,
  (select count(*)::int from known_orders) as orders,
  (
    select count(*)::int
    from (select from known_orders group by user_id having count(*) >= $1) regular
  ) as trainable,
  (select count(distinct user_id)::int from known_orders) as buyers,
  greatest(
    (select max(finished_at) from import_runs),
    (select max(ordered_at) from orders where source = 'api')
  ) as newest,
  (select coalesce(max(world_orders), 0)::int from product_features where lag = 0) as aggregated
