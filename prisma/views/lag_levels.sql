-- uses: nothing but tables
-- "As of lag L" is the state of the world in which each user's last L known orders have not happened yet:
--   0 serving, 1 the test targets, 2 the validation targets, 3 and up the training targets.
-- Whatever is aggregated over users is kept once a level, so that a target at lag L sees nothing of any order,
-- its own or another user's, at lag L or later.
create view lag_levels as
select generate_series(0, 8) as lag;
