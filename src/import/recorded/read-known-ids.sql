insert into order_csv_ids (csv_id, order_id, announced)
select key_of_order(external_id), id, announced_id
from orders
where id < 0 and key_of_order(external_id) is not null
