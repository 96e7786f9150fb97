import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  parseSearchWith,
  type RouterHistory,
  redirect,
  stringifySearchWith,
} from "@tanstack/react-router";
import { meQuery } from "@/features/identity/api";
import type { Me } from "@/lib/api-types";
import { session } from "@/lib/session";
import { SignInPage } from "@/routes/SignInPage";
import * as search from "@/routes/search";
import { NotFoundPage, TroublePage } from "@/routes/TroublePage";
import { Shell } from "./Shell";

interface Context {
  client: QueryClient;
}

async function whoIsThere({ client }: Context, next: string): Promise<Me> {
  const state = session.state();
  const isKnown = state === "signed-in" || state === "expired";
  if (!isKnown && !(await session.refresh())) {
    throw redirect({ to: "/sign-in", search: { next } });
  }
  return client.ensureQueryData(meQuery());
}

/** An address of another organisation that the person belongs to leads over there. */
async function enterOrganization({ client }: Context, me: Me, key: string) {
  const wanted = me.organizations.find((each) => each.key === key);
  if (wanted && wanted.id !== me.organization.id) {
    await session.enter(wanted.id);
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== "me" });
    await client.fetchQuery({ ...meQuery(), staleTime: 0 });
  }
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: TroublePage,
});

const start = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: async ({ context }) => {
    const me = await whoIsThere(context, "/");
    throw redirect({ to: "/o/$org", params: { org: me.organization.key } });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: search.signInSearch,
  component: SignInPage,
});

const organization = createRoute({
  getParentRoute: () => root,
  path: "/o/$org",
  beforeLoad: async ({ context, location, params }) => {
    const me = await whoIsThere(context, location.href);
    await enterOrganization(context, me, params.org);
  },
  component: Shell,
  notFoundComponent: NotFoundPage,
});

const inside = () => organization;

const home = createRoute({
  getParentRoute: inside,
  path: "/",
  component: lazyRouteComponent(() => import("@/routes/HomePage"), "HomePage"),
});

const schedules = createRoute({
  getParentRoute: inside,
  path: "/schedules",
  validateSearch: search.schedulesSearch,
  component: lazyRouteComponent(() => import("@/routes/SchedulesPage"), "SchedulesPage"),
});

const newSchedule = createRoute({
  getParentRoute: inside,
  path: "/schedules/new",
  validateSearch: search.newScheduleSearch,
  component: lazyRouteComponent(() => import("@/routes/NewSchedulePage"), "NewSchedulePage"),
});

const schedule = createRoute({
  getParentRoute: inside,
  path: "/schedules/$id",
  validateSearch: search.scheduleSearch,
  component: lazyRouteComponent(() => import("@/routes/SchedulePage"), "SchedulePage"),
});

const editSchedule = createRoute({
  getParentRoute: inside,
  path: "/schedules/$id/edit",
  component: lazyRouteComponent(() => import("@/routes/EditSchedulePage"), "EditSchedulePage"),
});

const executions = createRoute({
  getParentRoute: inside,
  path: "/executions",
  validateSearch: search.executionsSearch,
  component: lazyRouteComponent(() => import("@/routes/ExecutionsPage"), "ExecutionsPage"),
});

const execution = createRoute({
  getParentRoute: inside,
  path: "/executions/$id",
  component: lazyRouteComponent(() => import("@/routes/ExecutionPage"), "ExecutionPage"),
});

const reportTypes = createRoute({
  getParentRoute: inside,
  path: "/report-types",
  validateSearch: search.typesSearch,
  component: lazyRouteComponent(() => import("@/routes/ReportTypesPage"), "ReportTypesPage"),
});

const reportType = createRoute({
  getParentRoute: inside,
  path: "/report-types/$id",
  component: lazyRouteComponent(() => import("@/routes/ReportTypePage"), "ReportTypePage"),
});

const audit = createRoute({
  getParentRoute: inside,
  path: "/operations/audit",
  validateSearch: search.auditSearch,
  component: lazyRouteComponent(() => import("@/routes/AuditPage"), "AuditPage"),
});

const deadLetters = createRoute({
  getParentRoute: inside,
  path: "/operations/dead-letters",
  validateSearch: search.deadLettersSearch,
  component: lazyRouteComponent(() => import("@/routes/DeadLettersPage"), "DeadLettersPage"),
});

const deadLetter = createRoute({
  getParentRoute: inside,
  path: "/operations/dead-letters/$id",
  component: lazyRouteComponent(() => import("@/routes/DeadLetterPage"), "DeadLetterPage"),
});

const alerts = createRoute({
  getParentRoute: inside,
  path: "/operations/alerts",
  validateSearch: search.alertsSearch,
  component: lazyRouteComponent(() => import("@/routes/AlertsPage"), "AlertsPage"),
});

const nodes = createRoute({
  getParentRoute: inside,
  path: "/operations/nodes",
  component: lazyRouteComponent(() => import("@/routes/NodesPage"), "NodesPage"),
});

const dashboard = createRoute({
  getParentRoute: inside,
  path: "/operations/dashboard",
  validateSearch: search.dashboardSearch,
  component: lazyRouteComponent(() => import("@/routes/DashboardPage"), "DashboardPage"),
});

const disk = createRoute({
  getParentRoute: inside,
  path: "/operations/disk",
  component: lazyRouteComponent(() => import("@/routes/DiskPage"), "DiskPage"),
});

const organizationSettings = createRoute({
  getParentRoute: inside,
  path: "/settings/organization",
  component: lazyRouteComponent(() => import("@/routes/OrganizationPage"), "OrganizationPage"),
});

const files = createRoute({
  getParentRoute: inside,
  path: "/settings/files",
  component: lazyRouteComponent(() => import("@/routes/FilesPage"), "FilesPage"),
});

const tree = root.addChildren([
  start,
  signIn,
  organization.addChildren([
    home,
    schedules,
    newSchedule,
    schedule,
    editSchedule,
    executions,
    execution,
    reportTypes,
    reportType,
    dashboard,
    deadLetters,
    deadLetter,
    alerts,
    audit,
    nodes,
    disk,
    organizationSettings,
    files,
  ]),
]);

export function makeRouter(client: QueryClient, history?: RouterHistory) {
  return createRouter({
    ...(history ? { history } : {}),
    routeTree: tree,
    context: { client },
    // Plain text in the address: `?q=2026` stays readable and typeable.
    parseSearch: parseSearchWith((value) => value),
    stringifySearch: stringifySearchWith(String),
    defaultPreload: "intent",
    defaultPreloadDelay: 60,
    defaultErrorComponent: TroublePage,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
