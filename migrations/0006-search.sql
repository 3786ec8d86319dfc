-- What search looks through: one entry for each thing that can be found, kept in the transaction that changes the thing. Words
-- come here folded (small letters, no accents, nothing but letters and digits), so that the index, the question and the extract
-- see the same words. `french` and `english` are named in each call: the default of a database is its operator's.

create extension if not exists pg_trgm;

create table search_entries (
  id text primary key,
  type text not null,
  -- The plan that it is of; a plan is of itself.
  plan_id text,
  -- What its address is made of.
  place jsonb not null,
  title jsonb not null,
  -- What can be quoted, and how much it weighs.
  pieces jsonb not null,
  -- What it is exactly called: a number, OGP's number, an abbreviation, its whole title.
  codes text[] not null,
  -- Its names in all languages.
  names text not null,
  fr tsvector not null,
  en tsvector not null,
  -- The words as they stand, for beginnings of words.
  plain tsvector not null
);
-- Kept as they are: unpacking them for each thing that is ranked takes more time than the disk is worth.
alter table search_entries
  alter column fr set storage external, alter column en set storage external, alter column plain set storage external;
create index search_entries_fr on search_entries using gin (fr);
create index search_entries_en on search_entries using gin (en);
create index search_entries_plain on search_entries using gin (plain);
create index search_entries_codes on search_entries using gin (codes);
create index search_entries_names on search_entries using gin (names gin_trgm_ops);
create index search_entries_of_plan on search_entries (plan_id);

-- Every word of the entries, with its stems: for a word that is written otherwise, begun, or mistyped.
create table search_words (
  word text collate "C" primary key,
  fr text,
  en text
);
create index search_words_fr on search_words (fr);
create index search_words_en on search_words (en);
create index search_words_near on search_words using gin (word gin_trgm_ops);

-- How the entries were made: when Parvis makes them otherwise, they are made again.
create table search_state (
  one boolean primary key default true check (one),
  made text not null
);

-- The stem of a word that was folded; null for a word that says nothing by itself (« de », “of”).
create function search_stem(configuration regconfig, word text) returns text language sql immutable strict parallel safe
  return (tsvector_to_array(to_tsvector(configuration, word)))[1];
