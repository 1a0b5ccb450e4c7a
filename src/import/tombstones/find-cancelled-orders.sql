-- Of several rows with the same id, all are left out.
create temp table left_out_orders on commit drop as
select staged.id, staged.user_id, staged.order_number
from staged_orders staged
join (
  select distinct key_of_order(external_id) as id
  from cancelled_orders
  where external_id is not null
) cancelled using (id)
