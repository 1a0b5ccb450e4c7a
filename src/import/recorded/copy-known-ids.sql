insert into former_csv_ids (csv_id, order_id)
select csv_id, order_id from order_csv_ids
