create table customers (
  id integer primary key,
  organization_id text not null,
  name text not null,
  contact text not null,
  email text not null,
  region text not null,
  plan text not null,
  customer_since text not null
);
create table products (
  id integer primary key,
  organization_id text not null,
  name text not null,
  category text not null,
  price real not null
);
create table orders (
  id integer primary key,
  organization_id text not null,
  customer_id integer not null references customers,
  product_id integer not null references products,
  region text not null,
  ordered_at text not null,
  quantity integer not null,
  amount real not null
);
create table invoices (
  id integer primary key,
  organization_id text not null,
  customer_id integer not null references customers,
  number text not null,
  issued_on text not null,
  due_on text not null,
  paid_on text,
  amount real not null
);
create table usage (
  organization_id text not null,
  customer_id integer not null references customers,
  day text not null,
  active_users integer not null,
  api_calls integer not null,
  storage_gb real not null
);
create table tickets (
  id integer primary key,
  organization_id text not null,
  customer_id integer not null references customers,
  subject text not null,
  priority text not null,
  opened_at text not null,
  answered_at text,
  closed_at text
);
create table staff (
  id integer primary key,
  organization_id text not null,
  name text not null,
  email text not null,
  team text not null
);
create table worked_hours (
  organization_id text not null,
  staff_id integer not null references staff,
  day text not null,
  planned_hours real not null,
  worked_hours real not null
);
