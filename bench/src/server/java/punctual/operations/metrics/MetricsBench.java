package punctual.operations.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import punctual.Punctual;
import punctual.bench.Figures;
import punctual.bench.Server;
import punctual.bench.Stock;
import punctual.settings.CoreSettings;
import punctual.settings.FirstStart;
import punctual.settings.Settings;
import tools.jackson.databind.json.JsonMapper;

/**
 * Metrics beside a long history of 30 days, in the whole product: how long the roll-up takes to
 * catch up, and how long {@code /api/metrics} reads after it, for the installation and for one of
 * 200 organisations.
 */
public final class MetricsBench {
  private static final int ORGANIZATIONS = 200;
  private static final int SCHEDULES = 10_000;

  private MetricsBench() {}

  /** Arguments: the databases to measure, and a number of millions. */
  public static void main(String[] words) throws Exception {
    List<String> kinds = Stream.of(words).filter(w -> !w.matches("[0-9]+")).toList();
    int millions =
        Stream.of(words).filter(w -> w.matches("[0-9]+")).findFirst().map(Integer::parseInt).orElse(10);
    for (String kind : kinds.isEmpty() ? List.of("sqlite", "postgresql") : kinds) run(kind, millions);
    System.exit(0);
  }

  private static void run(String kind, int millions) throws IOException {
    int count = millions * 1_000_000;
    try (Server server = Server.start(kind)) {
      long from = System.nanoTime();
      var stock = new Stock(server.database());
      stock.organizations(ORGANIZATIONS, 10);
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      stock.schedules(1, SCHEDULES, ORGANIZATIONS, now.plus(1, ChronoUnit.DAYS), 1000);
      long step = ChronoUnit.DAYS.getDuration().toMillis() * 30_000 / count;
      stock.history(count, ORGANIZATIONS, SCHEDULES, now.minusSeconds(65), step);
      server.settle();
      Figures.print(kind + ": filled, s", (System.nanoTime() - from) / 1_000_000_000);
      measure(kind, server.url());
    }
  }

  private static void measure(String kind, String url) throws IOException {
    Path home = Files.createTempDirectory("punctual-bench-");
    Settings settings =
        new Settings(home, Map.of(), JsonMapper.shared().createObjectNode())
            .with(CoreSettings.PORT, 0)
            .with(CoreSettings.DATABASE_URL, url);
    try (var context = Punctual.context(FirstStart.furnish(settings, new Random(1)), null)) {
      long from = System.nanoTime();
      context.getBean(RollUps.class).all();
      Figures.print(kind + ": 30 days rolled up, s", (System.nanoTime() - from) / 1_000_000_000);
      var metrics = context.getBean(Metrics.class);
      Reading reading = metrics.read(null);
      Figures.print(
          kind + ": runs counted",
          (long) reading.value("punctual_executions_total", "outcome", "completed", "category", "none"));
      UUID one = UUID.fromString("10000001-0000-7000-8000-000000000001");
      Figures.print(kind + ": metrics of the installation", read(metrics, null));
      Figures.print(kind + ": metrics of an organisation", read(metrics, one));
      for (var source : context.getBeanProvider(punctual.metrics.MetricSource.class)) {
        Figures.print(
            "  " + source.getClass().getSimpleName(), Figures.of(1, 5, i -> source.metrics(null)));
      }
    }
  }

  private static Figures read(Metrics metrics, @Nullable UUID organization) {
    return Figures.of(3, 15, i -> metrics.fresh(organization));
  }
}
