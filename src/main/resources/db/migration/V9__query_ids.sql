-- Under which a source knew the queries of the last attempt: a list of texts; null where it tells none (Trino does).
alter table report_executions add column query_ids ${json};
