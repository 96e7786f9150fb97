package punctual.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import punctual.database.Database;
import punctual.database.DatabaseSettings;
import punctual.queue.Drain;

/** Our own queue: 200 organisations with a limit of 10 each, rows and attempts kept as history. */
final class Punctual implements PeersBench.Engine {
  private static final int ORGANIZATIONS = 200;

  private final int slots;
  private Database database;
  private Drain drain;

  Punctual(int slots) {
    this.slots = slots;
  }

  @Override
  public String name() {
    return "Punctual, %d slots".formatted(slots);
  }

  @Override
  public void fill(String url, HikariDataSource pool) {
    database = Database.open(new DatabaseSettings(url, null, null, Path.of("target", "bench", "tmp")));
    var stock = new Stock(database);
    stock.organizations(ORGANIZATIONS, 10);
    stock.schedules(1, jobs(), ORGANIZATIONS, Instant.now().plusSeconds(3_000_000), 0);
    stock.executions(1, jobs(), "1 + i % " + ORGANIZATIONS, 0, Stock.State.WAITING);
    drain = new Drain(database, jobs(), slots, true);
  }

  @Override
  public long drain() throws InterruptedException {
    return drain.run();
  }

  @Override
  public void stop() throws InterruptedException {
    drain.stop();
    database.close();
  }
}
