-- For how many days a contribution was hidden and then given back: nobody could answer it then, so that its answer is due as much later.
alter table contributions add column days_hidden integer not null default 0 check (days_hidden >= 0);
