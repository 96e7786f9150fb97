create index customers_by_organization on customers (organization_id, name);
create index orders_by_day on orders (organization_id, ordered_at, region, amount);
create index orders_by_region on orders (organization_id, region);
create index invoices_by_due on invoices (organization_id, due_on);
create index usage_by_day on usage (organization_id, day, customer_id);
create index tickets_by_opened on tickets (organization_id, opened_at);
create index worked_hours_by_day on worked_hours (organization_id, day, staff_id);
analyze;
