-- What readers should know of the files of a run: a list of sentences, null for none (PL-D).
alter table report_executions add column notes ${json};
-- Of the rows as the first condition "changed" saw them; null where no schedule asked for it.
alter table report_executions add column result_sha256 text;
-- When a finished report is sent; null: always.
alter table scheduled_reports add column send_condition ${json};
-- How reports of an organisation look; null: as the product's own.
alter table organizations add column accent text;
alter table organizations add column logo ${bytes};
