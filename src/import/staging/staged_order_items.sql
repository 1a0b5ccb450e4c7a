-- A position or `reordered` that the files lack is derived (items/derive-*.sql).
create table staged_order_items (
  file smallint not null,
  line integer not null,
  order_id integer not null,
  product_id integer not null,
  add_to_cart_order smallint,
  reordered boolean,
  quantity real
)
