-- Where a report file lies and in what form (PL-F.2, PL-F.3, PL-F.6).
-- The name of its store; 'disk' is the folder in home.
alter table artifacts add column store text not null default 'disk';
-- What it takes there, compressed and encrypted; bytes stays the size of the content.
alter table artifacts add column stored_bytes ${bigint} not null default 0;
update artifacts set stored_bytes = bytes;
-- Stands in the header of the encrypted file, so that no other can take its place; null: not encrypted.
alter table artifacts add column file_id ${uuid};

drop index artifacts_usage;
create index artifacts_usage on artifacts (organization_id, report_type, stored_bytes) where deleted_at is null;

-- The store of a schedule's files; null: the installation's usual one.
alter table scheduled_reports add column store text;
