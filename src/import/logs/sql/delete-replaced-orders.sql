-- Imported orders from the moment $1 on that the files do not contain. Orders recorded through the API stay.
delete from public.orders stored
where stored.source = 'csv'
  and stored.id >= 0
  and stored.ordered_at >= $1
  and not exists (select from staged_orders staged where staged.id = stored.id)
