-- Whose a file in a folder is that reports replace, and of which due instant: neither another recipient's report nor an
-- older one takes its place.
create table latest_files (
  organization_id  ${uuid} not null references organizations (id),
  root             text not null,
  -- below the organisation's part of the root
  path             text not null,
  due_at           ${timestamptz} not null,
  recipient_id     ${uuid} not null,
  primary key (organization_id, root, path)
) ${table_options};
