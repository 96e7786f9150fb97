-- Each look at what runs has one index that fits, and only one: of several partial indexes that were
-- empty when statistics were taken, PostgreSQL would read any one whole (decision 0012).

drop index report_executions_running_source;
create index report_executions_running_source on report_executions (source)
  where status = 'running' and source <> '';

drop index report_executions_running_node;
create index report_executions_running_node on report_executions (worker_id, id)
  where status = 'running' and worker_id is not null;

drop index report_executions_deadline;
create index report_executions_deadline on report_executions (deadline_at)
  where status = 'running' and deadline_at is not null;

drop index report_deliveries_running_node;
create index report_deliveries_running_node on report_deliveries (worker_id, id)
  where status in ('claimed', 'sending') and worker_id is not null;
