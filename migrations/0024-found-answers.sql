-- What search looks through of answers: one line for each that stands in public, kept in the transaction that publishes or corrects it. They
-- stand apart from the entries, which are ranked and counted all at once: of answers there may be as many as there are contributions, so that
-- they are found as contributions are, the newest first. Whether a contribution that one answers is shown is looked up when it is found.
create table search_answers (
  answer_id text primary key,
  plan_id text not null,
  organisation_id text not null,
  -- It is shown with its theme, whatever becomes of single contributions.
  for_theme boolean not null,
  published_at timestamptz not null,
  -- Its reason, by the stems of its own language, and its outcome in each. Who answers is looked up by name: names change, and answers are many.
  words tsvector not null
);
create index search_answers_saying on search_answers using gin (words);
create index search_answers_newest on search_answers (published_at desc, answer_id desc);
create index search_answers_of_plan on search_answers (plan_id, published_at desc, answer_id desc);
create index search_answers_by on search_answers (organisation_id);
alter table search_answers alter column words set statistics 0;
