-- Lists of contributions are read from an index that holds just their lines in just their order. The planner doesn't know that what is asked
-- for may lie all together at the far end of another index, and would walk there through a million lines: an order of which only these
-- indexes know (-number) leaves it no other, and those for a list that nothing narrows want a condition that only such a list states (number > 0).

drop index contributions_in;
drop index contributions_under;
drop index contributions_by_kind;
drop index contributions_by_state;
create index contributions_in on contributions (consultation_id, state, (-number)) where same_as is null;
create index contributions_under on contributions (priority_id, state, (-number)) where same_as is null;
create index contributions_by_kind on contributions (author_kind, state, (-number)) where same_as is null;
create index contributions_by_state on contributions (state, (-number)) where same_as is null and number > 0;
create index contributions_for on contributions (organisation_id, state, (-number)) where same_as is null and organisation_id is not null;

drop index contributions_waiting;
create index contributions_waiting on contributions (due, number) where state = 'published' and same_as is null and number > 0;
create index contributions_waiting_in on contributions (consultation_id, due, number) where state = 'published' and same_as is null;
create index contributions_waiting_under on contributions (priority_id, due, number) where state = 'published' and same_as is null;
create index contributions_waiting_by_kind on contributions (author_kind, due, number) where state = 'published' and same_as is null;

drop index contributions_shuffled;
create index contributions_shuffled on contributions (shuffle, number) where state = 'published' and same_as is null and number > 0;
create index contributions_shuffled_in on contributions (consultation_id, shuffle, number) where state = 'published' and same_as is null;
create index contributions_shuffled_under on contributions (priority_id, shuffle, number) where state = 'published' and same_as is null;
create index contributions_shuffled_by_kind on contributions (author_kind, shuffle, number) where state = 'published' and same_as is null;

drop index contributions_same;
create index contributions_same on contributions (same_as, (-number)) where same_as is not null;

-- What waits for a moderator, in the order in which it came.
create index contributions_set_aside on contributions (number) where state = 'quarantined' and same_as is null;
