-- Recorded orders of which a part was returned since, according to the files: returned products are removed, and the others
-- keep what is left. The order is found by its external id, else by user, basket as bought and a time at most $1 minutes
-- apart, as in recorded/find-possible-matches.sql. Must run while the files' items still contain the returned ones. An order
-- of which nothing would be left stays as it was recorded: then the files have another basket than the API.
with incoming as materialized (
  select staged.id, staged.user_id, staged.ordered_at
  from staged_orders staged
  where exists (select from staged_order_items items where items.order_id = staged.id and items.quantity <= 0)
    and not exists (select from left_out_orders left_out where left_out.id = staged.id)
),
known as materialized (
  select recorded.id, incoming.id as file_id
  from incoming
  join orders recorded on recorded.user_id = incoming.user_id and key_of_order(recorded.external_id) = incoming.id
  where recorded.id < 0 and not recorded.announced_id
),
matched as (
  select distinct on (incoming.id) recorded.id, incoming.id as file_id
  from incoming
  join orders recorded
    on recorded.user_id = incoming.user_id
    and recorded.ordered_at between
      incoming.ordered_at - make_interval(mins => $1) and incoming.ordered_at + make_interval(mins => $1)
  where recorded.id < 0
    and recorded.external_id is null
    and not exists (select from known where known.file_id = incoming.id)
    and not exists (select from order_items items where items.order_id = incoming.id)
    and array(
      select items.product_id from order_items items where items.order_id = recorded.id order by items.product_id
    ) = array(
      select distinct items.product_id from staged_order_items items
      where items.order_id = incoming.id
      order by items.product_id
    )
  order by
    incoming.id,
    greatest(incoming.ordered_at, recorded.ordered_at) - least(incoming.ordered_at, recorded.ordered_at),
    recorded.id desc
),
left_over as materialized (
  select recorded.id as order_id, items.product_id, sum(items.quantity) as quantity
  from (select id, file_id from known union all select id, file_id from matched) recorded
  join staged_order_items items on items.order_id = recorded.file_id
  group by recorded.id, items.product_id
  having count(items.quantity) = count(*) and bool_or(items.quantity <= 0)
),
removed as (
  delete from order_items items
  using left_over
  where items.order_id = left_over.order_id
    and items.product_id = left_over.product_id
    and left_over.quantity <= 0
    and exists (
      select from order_items kept
      where kept.order_id = items.order_id
        and not exists (
          select from left_over other
          where other.order_id = kept.order_id and other.product_id = kept.product_id and other.quantity <= 0
        )
    )
  returning items.order_id
),
reduced as (
  update order_items items
  set quantity = left_over.quantity
  from left_over
  where items.order_id = left_over.order_id
    and items.product_id = left_over.product_id
    and left_over.quantity > 0
    and items.quantity is distinct from left_over.quantity::real
)
-- The recommendations of their users change.
update users
set data_version = data_version + 1
where id in (select user_id from orders where id in (select order_id from removed))
