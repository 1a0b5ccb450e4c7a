create table staged_product_details (
  file smallint not null,
  line integer not null,
  id integer not null,
  price numeric(10, 2),
  description text,
  image_url text
)
