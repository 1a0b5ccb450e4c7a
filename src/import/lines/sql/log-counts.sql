-- How many there are of everything, for the report and as a check against the number of rows that were read.
select
  (select count(*) from log_users)::integer as users,
  (select count(*) from log_products)::integer as products,
  (select count(*) from log_orders)::integer as orders,
  (select count(*) from log_items)::integer as items,
  (select count(*) from log_lines where exclusion is null and not is_return)::integer as purchase_lines,
  (select count(*) from log_returns)::integer as returns,
  (select count(*) from log_returns where not is_matched)::integer as unmatched_returns,
  (select coalesce(jsonb_object_agg(exclusion, lines), '{}') from (
    select exclusion, count(*) as lines from log_lines where exclusion is not null group by exclusion
  ) as excluded) as excluded_lines,
  (select count(distinct order_id) from log_lines where exclusion = 'guest' and not is_return)::integer as guest_orders
