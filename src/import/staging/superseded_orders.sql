-- Orders of the CSV that give way to one recorded through the API.
create table superseded_orders (
  id integer not null
)
