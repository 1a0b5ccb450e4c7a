  -- The history of the cutoff (w.user_id, w.order_number): everything the feature views know of it. The names in braces
  -- stand for all columns of the view of that name; Postgres's binary form of arrays is the one that is read without
  -- parsing digits.
  (
    select array_send(array[{user_features}]::float8[])
    from user_features f
    where f.user_id = w.user_id and f.order_number = w.order_number
  ) as of_user,
  (
    select array_send(array_agg(array[{user_product_features}]::float8[] order by f.product_id))
    from user_product_features f
    where f.user_id = w.user_id and f.order_number = w.order_number
  ) as of_products,
  (
    select array_send(array_agg(array[{user_taste_features}]::float8[] order by f.aisle_id, f.department_id))
    from user_taste_features f
    where f.user_id = w.user_id and f.order_number = w.order_number
  ) as of_tastes
