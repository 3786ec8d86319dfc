-- Files that are attached to contributions, by the versions that have them.

-- Tables that are imported come as files too: nobody but whoever sent them sees them.
alter table files drop constraint files_kind_check;
alter table files add constraint files_kind_check check (kind in ('pdf', 'odt', 'docx', 'png', 'jpeg', 'table'));

-- What belongs to a draft waits as long as that is kept, and can be attached by whoever has its link too.
alter table files add column kept_ticket text;
alter table files add column kept_until timestamptz;
alter table files add constraint files_kept check ((kept_ticket is null) = (kept_until is null) and (kept_ticket is null or ticket is not null));

create table contribution_files (
  -- The identity of the file, which stays when the file is gone.
  id text primary key check (length(id) = 26),
  contribution_id text not null references contributions (id),
  file_id text unique references files (id) check (file_id = id),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  size integer not null check (size > 0),
  kind text not null,
  -- In which order it was attached.
  place smallint not null,
  from_version integer not null check (from_version > 0),
  -- The first version that has it no more. Whoever takes a file off wants it gone: then it is, with its name.
  until_version integer check (until_version > from_version),
  check ((file_id is null) = (until_version is not null))
);
create index contribution_files_of on contribution_files (contribution_id, place);

-- How many it has now: lists say it.
alter table contributions add column files smallint not null default 0 check (files >= 0);

alter table contribution_drafts add column files jsonb not null default '[]';
