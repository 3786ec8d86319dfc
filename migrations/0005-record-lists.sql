-- What lists of the record are filtered by, each in the order in which lines are read.

create index entries_about on entries (subject_id, position desc);
create index entries_of_kind on entries (subject_type, position desc);
create index entries_of_change on entries ((public ->> 'change'), position desc);
create index entries_by_day on entries (recorded) where batch_id is null;
