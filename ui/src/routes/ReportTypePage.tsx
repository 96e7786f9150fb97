import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { LinkButton } from "@/components/links";
import { PageHeader } from "@/components/PageHeader";
import { Panel } from "@/components/Panel";
import { ParameterForm } from "@/components/ParameterForm";
import { defaultsOf, parameterFaults } from "@/components/parameters";
import { Waiting } from "@/components/Waiting";
import { reportTypeQuery } from "@/features/catalog/api";
import { declaration, optionsLine } from "@/features/catalog/model";
import { SamplePanel } from "@/features/catalog/SamplePanel";
import type { Column, ReportType } from "@/lib/api-types";
import { count } from "@/lib/format";
import { formatWords } from "@/lib/formats";
import { useMe, useOrg } from "@/lib/org";
import { asProblem } from "@/lib/problem";
import classes from "./ReportTypePage.module.css";
import { NotFoundPage } from "./TroublePage";

const route = getRouteApi("/o/$org/report-types/$id");

export function ReportTypePage() {
  const { org, id } = route.useParams();
  const query = useQuery(reportTypeQuery(id));
  if (query.error && asProblem(query.error).status === 404) {
    return <NotFoundPage />;
  }
  return (
    <>
      <PageHeader
        title={query.data?.name ?? "Report type"}
        crumb={
          <Link to="/o/$org/report-types" params={{ org }}>
            Report types
          </Link>
        }
        lead={query.data?.description}
        primary={
          query.data && (
            <LinkButton to="/o/$org/schedules/new" params={{ org }} search={{ type: id }} data-new>
              Schedule this
            </LinkButton>
          )
        }
      />
      {query.data ? (
        <Content key={id} type={query.data} />
      ) : (
        <Waiting what="The report type could not be read." queries={[query]} />
      )}
    </>
  );
}

function Content({ type }: { type: ReportType }) {
  const me = useMe();
  const [params, setParams] = useState(() => defaultsOf(type.parameters));
  const faults = Object.fromEntries(
    parameterFaults(type.parameters, params).map((fault) => [fault.field, fault.message]),
  );
  const given = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null));
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        {type.parameters.length > 0 && (
          <Panel title="Try it">
            <ParameterForm
              parameters={type.parameters}
              values={params}
              onChange={setParams}
              faults={faults}
            />
          </Panel>
        )}
        <SamplePanel
          typeId={type.id}
          params={given}
          timezone={me.timezone}
          formats={type.formats}
        />
      </div>
      <div className={classes.column}>
        <Panel title="About">
          <Facts type={type} />
        </Panel>
        <Panel title="Asks for">
          <Parameters type={type} />
        </Panel>
        <Panel title="Columns">
          <Columns type={type} />
        </Panel>
      </div>
    </div>
  );
}

function Facts({ type }: { type: ReportType }) {
  const org = useOrg();
  return (
    <dl className={classes.facts}>
      <dt>Source</dt>
      <dd>
        <code>{type.source}</code>
      </dd>
      <dt>Files</dt>
      <dd>{formatWords(type.formats)}</dd>
      <dt>Schedules</dt>
      <dd>
        <Link to="/o/$org/schedules" params={{ org }} search={{ type: type.id }}>
          {type.schedules == null ? "Those that use it" : count(type.schedules)}
        </Link>
      </dd>
      <dt>Version</dt>
      <dd>
        <code>{type.version.slice(0, 12)}</code>
      </dd>
    </dl>
  );
}

function Parameters({ type }: { type: ReportType }) {
  if (type.parameters.length === 0) {
    return <p className="dimmed">Nothing.</p>;
  }
  return (
    <ul className={classes.list}>
      {type.parameters.map((parameter) => (
        <li key={parameter.name}>
          <b>{parameter.label}</b> <span className="dimmed">{declaration(parameter)}</span>
          {optionsLine(parameter) && <div className={classes.meta}>{optionsLine(parameter)}</div>}
        </li>
      ))}
    </ul>
  );
}

function Columns({ type }: { type: ReportType }) {
  if (type.sections.length === 0) {
    return <ColumnList columns={type.columns} />;
  }
  return type.sections.map((section) => (
    <div key={section.title} className={classes.section}>
      <h3>{section.title}</h3>
      <ColumnList columns={section.columns} />
    </div>
  ));
}

function ColumnList({ columns }: { columns: Column[] }) {
  return (
    <ul className={classes.list}>
      {columns.map((column) => (
        <li key={column.name}>
          <b>{column.label}</b>{" "}
          <span className="dimmed">
            {column.type}
            {column.currency && ` in ${column.currency}`}
            {column.total && `, ${column.total} at the end`}
            {column.pii && ", personal: masked for outsiders"}
          </span>
        </li>
      ))}
    </ul>
  );
}
