insert into staged_users (id)
select distinct user_id from staged_orders
