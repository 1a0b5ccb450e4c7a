-- Whether an order whose items were not staged was itself rejected. Its items must then be staged and reported one by
-- one.
select exists (
  select from unchanged_orders unchanged
  where not exists (select from staged_orders staged where staged.id = unchanged.id)
) as found
