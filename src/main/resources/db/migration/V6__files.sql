-- Links that are shared, retention by organisation, and the archive (PL-F).

-- how long files of an organisation are kept; no row: as the installation says
create table retention_policies (
  organization_id  ${uuid} not null primary key references organizations (id),
  -- null: artifact_retention
  days             integer check (days between 1 and 3650),
  -- null: where the installation has an archive
  archive          ${boolean},
  updated_at       ${timestamptz} not null
) ${table_options};

alter table artifacts add column archived_at ${timestamptz};
-- its place below the archive
alter table artifacts add column archive_key text;
-- when the bytes were gone; null beside deleted_at: they are still to be deleted
alter table artifacts add column purged_at ${timestamptz};
update artifacts set purged_at = deleted_at where deleted_at is not null;
create index artifacts_purge on artifacts (deleted_at) where deleted_at is not null and purged_at is null;
create index artifacts_history on artifacts (organization_id, created_at);

-- who made a link for others; null: made for a delivery, or for ten minutes of a browser
alter table download_links add column created_by ${uuid};
alter table download_links add column note text;
-- null: as often as wanted
alter table download_links add column max_uses integer;
alter table download_links add column uses integer not null default 0;
alter table download_links add column last_used_at ${timestamptz};

-- whether the files of a run hold personal data that is not masked; null: not noted
alter table report_executions add column personal_data ${boolean};
