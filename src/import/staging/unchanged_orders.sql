-- Orders whose items in the files equal the stored ones; these items are not staged.
create table unchanged_orders (
  id integer primary key
)
