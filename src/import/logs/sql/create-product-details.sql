create table log_product_details (
  line integer not null,
  product_text text not null,
  name text,
  aisle text,
  department text,
  price numeric
)
