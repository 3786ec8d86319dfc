-- By what the rows of imported files are known again, so that the same file twice makes nothing twice, and a row that was changed meanwhile is told.

create table contribution_identities (
  consultation_id text not null references consultations (id),
  -- What the file calls the row, or the hash of what it says, how it came and when.
  identity text not null check (length(identity) between 1 and 320),
  contribution_id text not null unique references contributions (id),
  -- The SHA-256 of all that the row said.
  content bytea not null check (length(content) = 32),
  primary key (consultation_id, identity)
);
alter table contribution_identities alter column identity set statistics 0;
