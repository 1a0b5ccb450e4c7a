-- Whether an order whose items are not staged was itself left out: then its items have to be told of one by one.
select exists (
  select from unchanged_orders unchanged
  where not exists (select from staged_orders staged where staged.id = unchanged.id)
) as found
