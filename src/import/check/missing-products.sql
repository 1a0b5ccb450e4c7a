-- Stored products that products.csv lacks, and those of them that a complete catalogue ($1) makes unavailable: available
-- ones, except products of earlier files whose availability was set through the API. Such a setting does not count if the
-- file has the column `available` ($2).
with missing as (
  select id, external_id, name, available
    and (availability_source <> 'api' or id < 0 or $2::boolean) as withdrawn
  from products stored
  where not exists (select from staged_products staged where staged.id = stored.id)
)
select
  (select count(*)::integer from products where available) as available,
  (select count(*)::integer from missing) as missing,
  (select count(*)::integer from missing where withdrawn and $1::boolean) as withdrawn,
  (
    select coalesce(json_agg(json_build_object('id', external_id, 'name', name) order by external_id), '[]')
    from (select external_id, name from missing where withdrawn order by external_id limit 3) first
  ) as examples
