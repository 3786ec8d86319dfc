-- What is over and was taken away, day by day: of each kind of what is kept about people for a time (src/people/privacy/kept.ts), how
-- many rows. Nothing in it is anybody's. Each kind is done once a day, however many processes serve the site: its line is the claim.
create table retention_runs (
  day date not null,
  kind text not null,
  ran_at timestamptz not null,
  taken integer not null check (taken >= 0),
  primary key (day, kind)
);
