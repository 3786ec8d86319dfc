-- Files that people attach to what they write. Whoever attaches one refers to files.id; nothing here says to what. Their bytes lie in a store
-- of files, each content once, under its hash.
create table files (
  id text primary key,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  size integer not null check (size > 0),
  kind text not null check (kind in ('pdf', 'odt', 'docx', 'png', 'jpeg')),
  -- As somebody named it; null once that was erased, or where nothing of it could stand.
  name text,
  stored_at timestamptz not null,
  -- The hash of what whoever sent it has to show to attach it; null once it is attached.
  ticket text
);
create index files_hash on files (hash);
create index files_waiting on files (stored_at) where ticket is not null;
alter table files alter column name set statistics 0;

-- Hashes that a file had which is gone. A process looks whether any other has it, and if not takes the bytes away. A line for each, rather
-- than for each hash: what goes while somebody looks is looked at again.
create table files_gone (
  id bigint generated always as identity primary key,
  hash text not null
);

create function note_file_gone() returns trigger language plpgsql as $$
begin
  insert into files_gone (hash) values (old.hash);
  return null;
end $$;

create trigger files_gone after delete on files for each row execute function note_file_gone();
