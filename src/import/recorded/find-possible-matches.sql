-- The same user, the same basket, and times at most $1 minutes apart; neither order is matched with another order yet.
insert into possible_matches (csv_id, order_id, difference)
select
  incoming.id, recorded.id,
  greatest(incoming.ordered_at, recorded.ordered_at) - least(incoming.ordered_at, recorded.ordered_at)
from mixed_orders incoming
join orders recorded
  on recorded.user_id = incoming.user_id
  and recorded.id < 0
  and recorded.ordered_at between
    incoming.ordered_at - make_interval(mins => $1) and incoming.ordered_at + make_interval(mins => $1)
where incoming.is_new
  and incoming.basket = (
    select array_agg(items.product_id order by items.product_id)
    from order_items items
    where items.order_id = recorded.id
  )
  and not exists (select from order_csv_ids known where known.csv_id = incoming.id)
  and not exists (
    select from order_csv_ids known where known.order_id = recorded.id and not known.announced
  )
