-- Sets the availability ($2) of products ($1), and that it comes from the API, also where it was the same before: an import
-- then keeps it. Returns the number of products whose availability changed.
with before as materialized (
  select id, available from products where id = any($1::int[]) order by id for update
),
changed as (
  update products
  set available = $2::boolean, availability_source = 'api'
  from before
  where products.id = before.id
)
select count(*)::int as count from before where available <> $2::boolean
