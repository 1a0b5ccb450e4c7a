-- uses: nothing but tables
-- Approximate largest number of orders in which pairs of products are counted: 15 million pairs at ten products per
-- basket.
create view sample_size as
select 200000 as orders;
