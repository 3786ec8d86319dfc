-- A letter that is to leave no trace: whom it is for is sealed with what only they may know, and its row goes when it has left, or when it
-- is too late.
alter table notices add column traceless boolean not null default false;
alter table notices add constraint notices_traceless check (not traceless or (recipient = '' and sealed is not null));

-- PostgreSQL keeps samples of what columns hold, to plan by, and would go on knowing people who have gone. Nothing is planned by these.
alter table people alter column email set statistics 0, alter column name set statistics 0;
alter table sign_in_requests alter column email set statistics 0;
alter table notices alter column recipient set statistics 0;
alter table entries alter column private set statistics 0, alter column salts set statistics 0, alter column erasable set statistics 0;
alter table roles alter column duty set statistics 0;
alter table invitations alter column email set statistics 0, alter column duty set statistics 0;
