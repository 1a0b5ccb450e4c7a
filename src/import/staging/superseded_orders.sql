-- Orders of the CSV that give way to one recorded through the API.
create temp table superseded_orders (
  id integer not null
) on commit drop
