-- An id in the files no longer refers to a recorded order if it now belongs to another user's order, if the announced
-- order that was completed through the API turns out to be a different purchase, or if neither basket nor moment of a
-- matched order fit any more: the export has then given the id to another order. A matched order stays matched if only
-- its basket or only its moment was corrected.
-- $1 ORDER_MATCH_MINUTES
with compared as (
  select
    known.csv_id,
    known.announced,
    incoming.basket is distinct from (
      select array_agg(items.product_id order by items.product_id)
      from order_items items
      where items.order_id = known.order_id
    ) as other_basket,
    incoming.ordered_at not between
      recorded.ordered_at - make_interval(mins => $1) and recorded.ordered_at + make_interval(mins => $1) as other_moment,
    exists (
      select from order_csv_ids other where other.order_id = known.order_id and not other.announced
    ) as has_other_match
  from order_csv_ids known
  join mixed_orders incoming on incoming.id = known.csv_id
  join orders recorded on recorded.id = known.order_id
  where incoming.has_items
)
delete from order_csv_ids known
using staged_orders staged, orders recorded
where staged.id = known.csv_id
  and recorded.id = known.order_id
  and (
    staged.user_id <> recorded.user_id
    or exists (
      select
      from compared
      where compared.csv_id = known.csv_id
        and case
          when compared.announced then other_basket or other_moment or has_other_match
          else other_basket and other_moment
        end
    )
  )
