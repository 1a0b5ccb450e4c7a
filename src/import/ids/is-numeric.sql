-- Whether every row that an import stored has its own key as external id.
select not (
  exists (select from departments where id >= 0 and external_id is distinct from id::text)
  or exists (select from aisles where id >= 0 and external_id is distinct from id::text)
  or exists (select from products where id >= 0 and external_id <> id::text)
  or exists (select from users where id >= 0 and external_id <> id::text)
  or exists (select from orders where id >= 0 and external_id is distinct from id::text)
) as numeric
