-- Exports that overlap contain the same rows. A row that occurs twice in one file was bought twice; a row that occurs in
-- two files is the same row. So the n-th occurrence in a later file is dropped if an earlier file has an n-th occurrence.
with numbered as (
  select
    ctid as place,
    part,
    user_text, product_text, order_text, order_number, moment, local_day, quantity, unit_price, is_return,
    row_number() over (
      partition by part, user_text, product_text, order_text, order_number, moment, local_day, quantity, unit_price, is_return
      order by line
    ) as occurrence
  from staged_lines
),
repeated as (
  select
    place,
    row_number() over (
      partition by user_text, product_text, order_text, order_number, moment, local_day, quantity, unit_price, is_return, occurrence
      order by part
    ) > 1 as is_repeated
  from numbered
)
delete from staged_lines
using repeated
where staged_lines.ctid = repeated.place and repeated.is_repeated
