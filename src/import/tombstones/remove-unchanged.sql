delete from unchanged_orders unchanged
using left_out_orders left_out
where unchanged.id = left_out.id
