  -- The history before the cutoff (w.user_id, w.order_number), read once, and the features computed from it: of_user
  -- (one row, or none without a history), of_products and of_tastes. Only the parts that a query selects from are
  -- computed.
  with history as materialized (
    select
      *,
      -- counted back from the last order of the history
      (orders - sequence)::float8 as orders_ago,
      (last_day - day)::float8 as days_ago,
      (select count(*) from order_items i where i.order_id = o.order_id) as basket
    from (
      select
        o.order_id, o.sequence, o.day, o.day_of_week, o.hour_of_day, o.days_since_prior_order as gap,
        max(o.sequence) over () as orders,
        max(o.day) over () as last_day
      from known_orders o
      where o.user_id = w.user_id and o.order_number < w.order_number
    ) o
  ),
  items as materialized (
    select
      i.product_id, i.add_to_cart_order,
      h.sequence, h.day, h.day_of_week, h.hour_of_day, h.orders_ago, h.days_ago, h.basket::float8 as basket
    from history h
    join order_items i on i.order_id = h.order_id
  ),

  -- How the user buys each product. Features that also depend on the context of the order to predict (days since the
  -- last order, day, hour) are computed from these columns in src/features/feature-columns.ts.
  -- The least() in decaying weights keeps them above 1e-305: Postgres raises an error if a result is too small for its
  -- type, and users with thousands of orders would get no features.
  purchases as (
    select
      *,
      row_number() over product as times_bought,
      day - lag(day) over product as gap_days,
      sequence - lag(sequence) over product is distinct from 1 as starts_streak
    from items
    window product as (partition by product_id order by sequence)
  ),
  of_products as materialized (
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
      (array_agg(gap_days order by sequence))[count(*)] as last_gap_days,
      count(*) filter (where orders_ago < 1) as in_last_1,
      count(*) filter (where orders_ago < 3) as in_last_3,
      count(*) filter (where orders_ago < 5) as in_last_5,
      count(*) filter (where orders_ago < 10) as in_last_10,
      case
        when min(orders_ago) > 0 then 0
        else count(*) + 1 - max(times_bought) filter (where starts_streak)
      end as streak,
      sum(power(0.5::float8, least(orders_ago, 1000))) as decay_50,
      sum(power(0.8::float8, least(orders_ago, 3000))) as decay_80,
      sum(power(0.9::float8, least(orders_ago, 6000))) as decay_90,
      sum(power(0.8::float8, least(orders_ago, 3000)))
        / sum(sum(power(0.8::float8, least(orders_ago, 3000)))) over by_decay as decay_80_share,
      rank() over by_decay as decay_80_rank,
      sum(exp(-least(days_ago / 20, 700))) as decay_days_20,
      sum(exp(-least(days_ago / 60, 700))) as decay_days_60,
      avg(add_to_cart_order::float8) as mean_cart_position,
      avg(add_to_cart_order / basket) as mean_cart_share,
      (array_agg(add_to_cart_order order by sequence))[count(*)] as last_cart_position,
      avg(basket) as mean_basket,
      -- mean of the purchase times as points on the circles of week and day (length 1: always the same time)
      avg(cos(2 * pi() * day_of_week / 7)) as day_cos,
      avg(sin(2 * pi() * day_of_week / 7)) as day_sin,
      avg(cos(2 * pi() * hour_of_day / 24)) as hour_cos,
      avg(sin(2 * pi() * hour_of_day / 24)) as hour_sin
    from purchases
    group by product_id
    window by_decay as (
      order by sum(power(0.8::float8, least(orders_ago, 3000))) desc
      rows between unbounded preceding and unbounded following
    )
  ),

  -- Looks each product up once, and not once per purchase.
  products_bought as materialized (
    select b.product_id, b.orders::int as orders, b.orders_since_first, p.aisle_id, p.department_id, p.price
    from of_products b
    join products p on p.id = b.product_id
  ),

  -- How strong and how recent the user's interest in each aisle and in each department is.
  placed as (
    select
      i.sequence, i.orders_ago, i.days_ago,
      i.orders_ago = b.orders_since_first as is_first,
      b.aisle_id, b.department_id
    from items i
    join products_bought b using (product_id)
  ),
  of_tastes as (
    select
      aisle_id, department_id,
      count(*) / (sum(count(*)) over (partition by grouping(aisle_id)))::float8 as share,
      count(distinct sequence) / (select count(*) from history)::float8 as order_rate,
      min(orders_ago) as orders_since_last,
      min(days_ago) as days_to_last,
      count(*) filter (where is_first) as products,
      -- Sorted, because a sum of floating-point numbers depends on their order.
      sum(power(0.8::float8, least(orders_ago, 3000)) order by orders_ago desc) as decay_80
    from placed
    group by grouping sets ((aisle_id), (department_id))
  ),

  -- Features of the user. Sorted, for sums of floating-point numbers.
  baskets as (
    select h.*, (basket - coalesce(f.products, 0)) / basket::float8 as reorder_share
    from history h
    left join (
      select orders_since_first as orders_ago, count(*) as products from of_products group by orders_since_first
    ) f using (orders_ago)
    order by h.sequence
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
      mode() within group (order by hour_of_day) as favourite_hour,
      avg(basket::float8) as mean_basket,
      coalesce(stddev_samp(basket::float8), 0) as sd_basket,
      (array_agg(basket order by sequence desc))[1] as last_basket,
      avg(basket::float8) filter (where orders_ago < 3) as mean_basket_3,
      avg(reorder_share) filter (where sequence > 1) as mean_reorder_share,
      avg(reorder_share) filter (where orders_ago < 3) as reorder_share_3
    from baskets
  ),
  of_items as (
    select
      sum(orders) as items,
      count(*) as products,
      (sum(orders) - count(*)) / sum(orders)::float8 as reorder_ratio,
      -- over all items; prices are decimal numbers, so the sum is exact
      (sum(price * orders) / sum(orders) filter (where price is not null))::float8 as mean_price
    from products_bought
  ),
  of_user as (
    select
      orders, last_day, mean_gap_days, sd_gap_days, max_gap_days, last_gap_days, favourite_day, favourite_hour,
      mean_basket, sd_basket, last_basket, mean_basket_3, mean_reorder_share, reorder_share_3,
      items, products, products / orders::float8 as products_per_order, reorder_ratio, mean_price
    from of_orders, of_items
    where orders > 0
  )
