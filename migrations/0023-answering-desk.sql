-- What is owed in a consultation, whoever owes it: for those who edit its plan.
create index points_owed_in on points (consultation_id, due, contribution_number, number)
  where is_shown and with_id is null and state = 'owed';
