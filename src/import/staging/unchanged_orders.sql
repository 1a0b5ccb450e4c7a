-- Orders whose items in the files are those that are stored; the items themselves are not staged.
create table unchanged_orders (
  id integer primary key
)
