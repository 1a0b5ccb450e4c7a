-- uses: user_taste_features
-- One row per cutoff and department of the history: how strong and how recent the user's interest in the department is.
create view user_department_features as
select
  user_id, order_number, department_id,
  share, order_rate, orders_since_last, days_to_last, products, decay_80
from user_taste_features
where department_id is not null;
