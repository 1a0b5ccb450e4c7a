-- $1 and $2 whether products.csv has the columns `available` and `price`; a price in a details file wins. Without $1, only
-- products that a complete catalogue once lacked become available again. Products without a row in a details file keep
-- their details.
-- $3 whether the files have a catalogue; a log of purchases also has products that are no longer sold
update products stored
set
  name = fresh.name,
  aisle_id = fresh.aisle_id,
  department_id = fresh.department_id,
  available = fresh.available,
  availability_source = fresh.availability_source,
  price = fresh.price,
  description = fresh.description,
  image_url = fresh.image_url
from (
  select
    existing.id,
    coalesce(staged.name, existing.name) as name,
    coalesce(staged.aisle_id, existing.aisle_id) as aisle_id,
    coalesce(staged.department_id, existing.department_id) as department_id,
    case
      when $1::boolean and staged.id is not null then coalesce(staged.available, existing.available)
      when staged.id is not null and existing.availability_source = 'catalogue' and $3::boolean then true
      else existing.available
    end as available,
    case
      when $1::boolean and staged.available is not null then 'file'
      when staged.id is not null and existing.availability_source = 'catalogue' and $3::boolean then 'file'
      else existing.availability_source
    end as availability_source,
    case
      when details.price is not null then details.price
      when $2::boolean and staged.id is not null then staged.price
      when details.id is null then existing.price
    end as price,
    case when details.id is null then existing.description else details.description end as description,
    case when details.id is null then existing.image_url else details.image_url end as image_url
  from products existing
  left join staged_products staged using (id)
  left join staged_product_details details using (id)
) fresh
where stored.id = fresh.id
  and (stored.name, stored.aisle_id, stored.department_id, stored.available, stored.availability_source,
       stored.price, stored.description, stored.image_url)
    is distinct from (fresh.name, fresh.aisle_id, fresh.department_id, fresh.available, fresh.availability_source,
       fresh.price, fresh.description, fresh.image_url)
