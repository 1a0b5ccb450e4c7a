-- The history of the cutoff (w.user_id, w.order_number): everything that is known from it, in one row. The names in braces
-- stand for prisma/views/parts/user_history.sql, which the feature views show, too, and for all columns of the view of
-- that name; Postgres's binary form of arrays is the one that is read without parsing digits.
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
