-- Stored orders that have been returned in full since, whether a file or the API brought them. A recorded order that no file
-- has named yet is recognised by user, basket and a time at most $1 minutes apart, as in recorded/find-possible-matches.sql.
create temp table returned_stored_orders on commit drop as
select stored.id
from orders stored
join left_out_orders left_out
  on stored.id = left_out.id
  or stored.id < 0 and stored.external_id is not null and key_of_order(stored.external_id) = left_out.id
union
(
  select distinct on (left_out.id) recorded.id
  from left_out_orders left_out
  join staged_orders staged using (id)
  join orders recorded
    on recorded.user_id = staged.user_id
    and recorded.ordered_at between
      staged.ordered_at - make_interval(mins => $1) and staged.ordered_at + make_interval(mins => $1)
  where recorded.id < 0
    and recorded.external_id is null
    -- The returned order is stored itself, so the recorded one is another purchase.
    and not exists (select from orders own where own.id = left_out.id)
    and not exists (
      select from orders named
      where named.user_id = staged.user_id and named.id < 0 and key_of_order(named.external_id) = left_out.id
    )
    and array(
      select items.product_id from order_items items where items.order_id = recorded.id order by items.product_id
    ) = array(
      select distinct items.product_id from staged_order_items items
      where items.order_id = staged.id
      order by items.product_id
    )
  order by
    left_out.id,
    greatest(staged.ordered_at, recorded.ordered_at) - least(staged.ordered_at, recorded.ordered_at),
    recorded.id desc
)
