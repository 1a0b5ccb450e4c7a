-- Makes products unavailable that a complete catalogue lacks; the same products as in check/missing-products.sql. $1 whether
-- products.csv has the column `available`
update products stored
set available = false, availability_source = 'catalogue'
where stored.available
  and (stored.availability_source <> 'api' or stored.id < 0 or $1::boolean)
  and not exists (select from staged_products staged where staged.id = stored.id)
