import io.trino.Session;
import io.trino.plugin.tpch.TpchPlugin;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.TestingSession;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A Trino of one coordinator and two workers with TPC-H's data, until its input ends. Writes its
 * JDBC address into the file that it is given.
 */
public class Coordinator {
  public static void main(String[] args) throws Exception {
    Session session =
        TestingSession.testSessionBuilder().setCatalog("tpch").setSchema("tiny").build();
    try (var runner = DistributedQueryRunner.builder(session).setWorkerCount(2).build()) {
      runner.installPlugin(new TpchPlugin());
      // exact sums, so that files can be compared byte by byte
      runner.createCatalog("tpch", "tpch", Map.of("tpch.double-type-mapping", "DECIMAL"));
      URI at = runner.getCoordinator().getBaseUrl();
      Path file = Path.of(args[0]);
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(
          part, "jdbc:trino://%s:%d/tpch/tiny?user=reporter".formatted(at.getHost(), at.getPort()));
      Files.move(part, file);
      while (System.in.read() >= 0) {}
    }
    System.exit(0);
  }
}
