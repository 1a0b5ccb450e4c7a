-- Stored orders without items, except announced ones: those of eval_set test, and the last imported order of each user.
with without_items as materialized (
  select id, user_id, order_number
  from orders
  where eval_set <> 'test'
    and not exists (select from order_items items where items.order_id = orders.id)
),
unexpected as (
  select id
  from without_items
  where exists (
    select from orders later
    where later.user_id = without_items.user_id
      and later.order_number > without_items.order_number
      and later.source = 'csv'
  )
)
select count(*)::integer as orders, (array_agg(id order by id))[1:5] as examples from unexpected
