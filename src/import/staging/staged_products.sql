create table staged_products (
  file smallint not null,
  line integer not null,
  id integer not null,
  name text not null,
  aisle_id integer not null,
  department_id integer not null,
  available boolean,
  price numeric(10, 2)
)
