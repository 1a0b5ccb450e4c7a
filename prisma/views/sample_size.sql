-- uses: nothing but tables
-- In how many orders pairs of products are counted at most, about: some 15 million pairs at ten products a basket.
create view sample_size as
select 200000 as orders;
