-- An order that is stored as a recorded order is not imported again.
with removed as (
  delete from staged_orders staged
  using order_csv_ids known
  where known.csv_id = staged.id
  returning staged.id, known.order_id, staged.user_id, staged.order_number
),
no_longer_mixed as (
  delete from mixed_orders using removed where mixed_orders.id = removed.id
)
insert into matched_orders (id, order_id, user_id, order_number)
select id, order_id, user_id, order_number from removed
