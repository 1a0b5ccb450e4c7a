-- Orders that were recorded and cancelled through the API before a file gave them an external id: the same user, the same
-- basket, and times at most $1 minutes apart, as in recorded/find-possible-matches.sql.
create temp table possibly_cancelled on commit drop as
select
  staged.id, cancelled.id as cancelled_id,
  greatest(staged.ordered_at, cancelled.ordered_at) - least(staged.ordered_at, cancelled.ordered_at) as difference
from cancelled_orders cancelled
join staged_orders staged
  on staged.user_id = cancelled.user_id
  and staged.ordered_at between
    cancelled.ordered_at - make_interval(mins => $1) and cancelled.ordered_at + make_interval(mins => $1)
where cancelled.external_id is null
  and cancelled.product_ids is not null
  and not exists (select from orders stored where stored.id = staged.id)
  and not exists (select from orders recorded where recorded.id < 0 and key_of_order(recorded.external_id) = staged.id)
  and not exists (select from cancelled_orders other where key_of_order(other.external_id) = staged.id)
  and array(select distinct product_id from unnest(cancelled.product_ids) product_id order by product_id) = array(
    select distinct items.product_id
    from staged_order_items items
    where items.order_id = staged.id
    order by items.product_id
  )
