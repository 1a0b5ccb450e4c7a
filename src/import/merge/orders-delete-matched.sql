-- Removes orders that were stored without items and, now that their items are known, match a recorded order.
delete from orders stored
using matched_orders matched
where stored.id = matched.id
