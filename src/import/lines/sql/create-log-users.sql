create table log_users as
select distinct user_text from log_orders
