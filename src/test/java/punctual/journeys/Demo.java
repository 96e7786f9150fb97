package punctual.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import punctual.testing.RunningServer;

/**
 * The demo that the journeys visit, as ./punctual demo starts it, with one report of its own whose
 * query cannot run.
 */
final class Demo implements AutoCloseable {
  static final String ADMIN = "admin@demo.test";
  static final String MANAGER = "manager@demo.test";
  static final String MEMBER = "member@demo.test";
  static final String VIEWER = "viewer@demo.test";
  static final String STRANGER = "admin@other.test";
  static final String PASSWORD = "on-time-every-time";

  /** Its table is missing, as after a rename in the source. */
  private static final String FAULTY =
      """
      id: regional_margin
      name: Regional margin
      source: shop
      query: |
        select region, sum(margin) as margin from order_margins
        where organization_id = :organization_id group by region
      """;

  private final Path folder;
  private final RunningServer server;

  Demo() {
    try {
      folder = Files.createTempDirectory("punctual-journey-");
      Path reports = Files.createDirectory(folder.resolve("reports"));
      Files.writeString(reports.resolve("regional_margin.yaml"), FAULTY);
      server =
          RunningServer.demo(folder.resolve("home"))
              .setting("demo_password", PASSWORD)
              .setting("reports_dir", reports)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without a slash at its end. */
  String address() {
    return server.address();
  }

  @Override
  public void close() throws IOException {
    server.close();
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) Files.delete(each);
  }
}
