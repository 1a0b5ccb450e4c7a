create table staged_order_items (
  file smallint not null,
  line integer not null,
  order_id integer not null,
  product_id integer not null,
  add_to_cart_order smallint not null,
  reordered boolean not null
)
