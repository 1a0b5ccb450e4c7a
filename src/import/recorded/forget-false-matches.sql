-- An id in the files no longer refers to a recorded order if it now belongs to another user's order, or if the
-- announced order that was completed through the API turns out to be a different purchase.
-- $1 ORDER_MATCH_MINUTES
with stored_baskets as (
  select known.csv_id, array_agg(items.product_id order by items.product_id) as product_ids
  from order_csv_ids known
  join order_items items using (order_id)
  where known.announced
  group by known.csv_id
)
delete from order_csv_ids known
using staged_orders staged, orders recorded
where staged.id = known.csv_id
  and recorded.id = known.order_id
  and (
    staged.user_id <> recorded.user_id
    or known.announced and exists (
      select
      from mixed_orders incoming
      left join stored_baskets baskets on baskets.csv_id = incoming.id
      where incoming.id = known.csv_id
        and incoming.has_items
        and (
          incoming.basket is distinct from baskets.product_ids
          or incoming.ordered_at not between
            recorded.ordered_at - make_interval(mins => $1) and recorded.ordered_at + make_interval(mins => $1)
          or exists (
            select from order_csv_ids other where other.order_id = known.order_id and not other.announced
          )
        )
    )
  )
