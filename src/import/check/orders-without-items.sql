-- Rejects orders without items; stored orders remain unchanged. Two kinds of orders may lack items, because their items
-- are not known yet: orders with eval_set test, and a user's last order, unless its items are stored.
-- {{items}} contains the order items of the files, except those of unchanged_orders
-- $1 the files of order items
with without_items as materialized (
  select id, user_id, order_number, ordered_at
  from staged_orders staged
  where eval_set <> 'test'
    and not exists (select from {{items}} items where items.order_id = staged.id)
    and not exists (select from unchanged_orders unchanged where unchanged.id = staged.id)
),
last_numbers as (
  select user_id, max(order_number) as last_number, max(ordered_at) as last_moment
  from (
    select user_id, order_number, ordered_at from staged_orders
    union all
    select user_id, order_number, ordered_at from orders stored
    where source = 'csv' and not exists (select from staged_orders staged where staged.id = stored.id)
  ) numbers
  group by user_id
),
found as (
  select id, exists (select from orders stored where stored.id = without_items.id) as is_stored
  from without_items
  join last_numbers using (user_id)
  where case when ordered_at is null then order_number < last_number else ordered_at < last_moment end
    or exists (select from order_items stored where stored.order_id = without_items.id)
),
removed as (
  delete from staged_orders staged
  using found
  where staged.id = found.id
  returning staged.file, staged.line, staged.id, found.is_stored
),
reported as (
  insert into findings (file, line, column_name, value, reason, outcome)
  select file, line, 'order_id', shown_order(id),
    'expected items of this order in ' || $1 || '; only a user''s last order and orders with eval_set test may have none'
      || case when is_stored then '. The stored order is unchanged' else '' end,
    'rejected'
  from removed
)
select source_files.name as file, count(*)::integer as orders, (array_agg(shown_order(removed.id) order by line))[1:5] as examples
from removed
join source_files using (file)
group by source_files.name
order by source_files.name
