-- Stored without items, so taken for another order, until its basket showed that it is a recorded one.
delete from orders stored
using superseded_orders superseded
where stored.id = superseded.id
