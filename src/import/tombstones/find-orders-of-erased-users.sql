create temp table left_out_orders on commit drop as
select id, user_id, order_number, file, line
from staged_orders
where user_id in (select id from left_out_users)
