insert into order_csv_ids (csv_id, order_id, announced)
select external_id::integer, id, announced_id
from orders
where id < 0 and external_id ~ '^(0|[1-9][0-9]{0,8}|1[0-9]{9})$'
