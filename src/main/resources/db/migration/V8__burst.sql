-- One report split by a key: each reader has files of their own. And queries over what is new since the last run.

-- what becomes of keys without a recipient; null: the report is not split
alter table scheduled_reports add column burst text check (burst in ('fail', 'skip'));
alter table report_executions add column burst text check (burst in ('fail', 'skip'));
-- the exclusive start of the window of an incremental report; null where it is not, or has not read its data yet
alter table report_executions add column since_at ${timestamptz};

-- What is unique takes in the key. SQLite cannot drop a constraint of a table: its column gets another name and
-- meaning, and the old name becomes a column without one.
-- part: the format, and where the report is split, a line feed and the key
alter table artifacts rename column format to part;
alter table artifacts add column format text not null default '';
alter table artifacts add column burst_key text;
update artifacts set format = part;

-- reader: the destination, and where the report is split, a line feed and the key
alter table report_deliveries rename column destination to reader;
alter table report_deliveries add column destination text not null default '';
alter table report_deliveries add column burst_key text;
-- what this reader is told; null: what every reader of the execution is told
alter table report_deliveries add column content ${json};
update report_deliveries set destination = reader;

-- what became of each key of a split report
create table burst_parts (
  execution_id     ${uuid} not null references report_executions (id),
  organization_id  ${uuid} not null,
  -- from 1, in the order of the keys
  number           integer not null,
  burst_key        text not null,
  row_count        ${bigint} not null,
  -- nobody: a key without a recipient; empty: a recipient whose key has no rows, and who was not written to
  outcome          text not null check (outcome in ('sent', 'empty', 'nobody')),
  primary key (execution_id, number)
) ${table_options};
