-- uses: user_taste_features
-- One row per cutoff and aisle of the history: how strong and how recent the user's interest in the aisle is.
create view user_aisle_features as
select
  user_id, order_number, aisle_id,
  share, order_rate, orders_since_last, days_to_last, products, decay_80
from user_taste_features
where aisle_id is not null;
