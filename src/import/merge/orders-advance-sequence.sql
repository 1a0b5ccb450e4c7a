-- The next order recorded through the API gets an id above all others.
select setval('orders_id_seq', greatest(max(id), (select last_value from orders_id_seq))) from orders
