package punctual.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * One page of the web application.
 *
 * @param shown a selector of what stands there once everything has loaded
 */
record Screen(String name, String path, String shown) {
  private static final Map<Demo, List<Screen>> ALL = new ConcurrentHashMap<>();

  /** Every route, with runs of both kinds to look at. */
  static List<Screen> all(Demo demo) {
    return ALL.computeIfAbsent(demo, Screen::prepare);
  }

  private static List<Screen> prepare(Demo demo) {
    Api admin = Api.as(Demo.ADMIN, demo);
    String daily = schedule(admin, "Daily sales");
    String good = run(admin, daily);
    String bad = run(admin, faulty(admin));
    for (String each : List.of(good, bad)) awaitEnd(admin, each);
    return List.of(
        new Screen("home", "/o/demo", "text=Needs you"),
        new Screen("schedules", "/o/demo/schedules", "tbody >> text=Daily sales"),
        new Screen("nothing found", "/o/demo/schedules?q=zzz", "text=Nothing matches"),
        new Screen("new", "/o/demo/schedules/new?type=sales_summary", "[aria-label='Sample rows']"),
        new Screen("schedule", "/o/demo/schedules/" + daily, "text=Next five"),
        new Screen("readers", "/o/demo/schedules/" + daily + "?tab=readers", "text=sales@demo"),
        new Screen(
            "changes", "/o/demo/schedules/" + daily + "?tab=changes", "tbody >> text=made the"),
        new Screen("edit", "/o/demo/schedules/" + daily + "/edit", "[aria-label='Sample rows']"),
        new Screen("executions", "/o/demo/executions", "tbody >> text=Regional margin"),
        new Screen("run", "/o/demo/executions/" + good, "text=Parameters as run"),
        new Screen("failed run", "/o/demo/executions/" + bad, "text=Technical detail"),
        new Screen("types", "/o/demo/report-types", "text=Usage by customer"),
        new Screen("type", "/o/demo/report-types/invoices_due", "[aria-label='Sample rows']"),
        new Screen("dashboard", "/o/demo/operations/dashboard", "text=Cost by report type"),
        new Screen("disk", "/o/demo/operations/disk", "text=Report files by report type"),
        new Screen("audit", "/o/demo/operations/audit", "tbody >> text=ran it by hand"),
        new Screen("not found", "/o/demo/nowhere", "text=Nothing stands"));
  }

  static String schedule(Api api, String name) {
    for (JsonNode each : api.get("scheduled-reports?limit=100").get("items"))
      if (each.get("name").asString().equals(name)) return each.get("id").asString();
    throw new AssertionError("no schedule " + name);
  }

  static String run(Api api, String schedule) {
    return api.post("scheduled-reports/" + schedule + "/run", Map.of())
        .get("execution_id")
        .asString();
  }

  private static String faulty(Api api) {
    var schedule = Map.of("cadence", "daily", "time", "07:00", "timezone", "Europe/Berlin");
    var reader = Map.of("channel", "email", "destination", "finance@demo.test");
    Map<String, ?> wanted =
        Map.of(
            "name",
            "Regional margin",
            "report_type",
            "regional_margin",
            "report_params",
            Map.of(),
            "output_formats",
            List.of("csv"),
            "schedule",
            schedule,
            "recipients",
            List.of(reader));
    return api.post("scheduled-reports", wanted).get("id").asString();
  }

  private static void awaitEnd(Api api, String execution) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!api.get("report-executions/" + execution).hasNonNull("completed_at")) {
      if (System.nanoTime() > end) throw new AssertionError("still runs: " + execution);
      Thread.onSpinWait();
    }
  }

  /** Opens it and waits until everything has loaded. */
  void open(Page page) {
    page.navigate(path);
    assertThat(page.locator("main h1, h1").first()).isAttached();
    assertThat(page.locator("main").locator(shown).first()).isAttached();
    assertThat(page.locator("main [aria-busy=true]")).hasCount(0);
  }
}
