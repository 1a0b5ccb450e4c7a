-- An order has one external id: one that a match confirmed replaces one that an announced order left behind.
delete from order_csv_ids known
where known.announced
  and exists (select from order_csv_ids other where other.order_id = known.order_id and not other.announced)
