-- Rows that the API created under an external id that is a whole number. An order is matched later (recorded/*.sql).
select kind, external_id::integer as number, id as key
from (
  select 'department' as kind, external_id, id from departments where id < 0
  union all
  select 'aisle', external_id, id from aisles where id < 0
  union all
  select 'product', external_id, id from products where id < 0
  union all
  select 'user', external_id, id from users where id < 0
) created
where external_id ~ '^(0|[1-9][0-9]{0,9})$' and external_id::bigint <= 2147483647
order by kind, number
