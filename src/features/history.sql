-- The features of the history before the cutoff (w.user_id, w.order_number), in one row. The names in braces are
-- replaced: user_history by prisma/views/parts/user_history.sql, which the feature views use too, the others by all
-- columns of the view of that name. Arrays are sent in Postgres's binary form, which is read without parsing digits.
{user_history}
  select
    (
      select array_send(array[{user_features}]::float8[])
      from of_user f
    ) as of_user,
    (
      select array_send(array_agg(array[{user_product_features}]::float8[] order by f.product_id))
      from of_products f
    ) as of_products,
    (
      select array_send(array_agg(array[{user_taste_features}]::float8[] order by f.aisle_id, f.department_id))
      from of_tastes f
    ) as of_tastes
