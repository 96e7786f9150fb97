package punctual.catalog.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;
import punctual.testing.Postgres;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A source named {@code shop} over a new database of either kind. */
public final class SourceFixture implements AutoCloseable {
  /** The databases that every test of sources runs on. */
  public enum Kind {
    SQLITE,
    POSTGRESQL
  }

  public static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final String url;
  private final Sources sources;

  private SourceFixture(String url, Sources sources) {
    this.url = url;
    this.sources = sources;
  }

  /**
   * @param memory of one run, in bytes
   */
  public static SourceFixture on(Kind kind, Map<String, ?> extra, long memory) {
    String url =
        kind == Kind.SQLITE ? "jdbc:sqlite:" + temporaryFile() : Postgres.freshDatabaseUrl();
    return at(url, extra, memory);
  }

  /** A source at any address. */
  public static SourceFixture at(String url, Map<String, ?> extra, long memory) {
    return over(url, settings(url, extra).with(CoreSettings.EXECUTION_MEMORY, memory));
  }

  /** A source over the files of a folder. */
  public static SourceFixture files(Path folder, Map<String, ?> extra) {
    var all = JsonMapper.shared().createObjectNode();
    var shop = all.putObject("shop").put("folder", folder.toString());
    extra.forEach((key, value) -> shop.set(key, JsonMapper.shared().valueToTree(value)));
    return over("", new Settings(Path.of("."), Map.of(), all));
  }

  private static SourceFixture over(String url, Settings settings) {
    assertThat(Sources.faults(settings)).isEmpty();
    return new SourceFixture(url, new Sources(settings, InstantSource.fixed(NOW)));
  }

  public static SourceFixture on(Kind kind, Map<String, ?> extra) {
    return on(kind, extra, 256_000_000);
  }

  public static SourceFixture on(Kind kind) {
    return on(kind, Map.of());
  }

  public static Settings settings(String url, Map<String, ?> extra) {
    ObjectNode shop = JsonMapper.shared().createObjectNode().put("url", url);
    extra.forEach((key, value) -> shop.set(key, JsonMapper.shared().valueToTree(value)));
    ObjectNode all = JsonMapper.shared().createObjectNode();
    all.set("shop", shop);
    return new Settings(Path.of("."), Map.of(), all);
  }

  private static Path temporaryFile() {
    try {
      Path file = Files.createTempFile("punctual-source", ".db");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Sources sources() {
    return sources;
  }

  /** Writes past the read-only session. */
  public void execute(String... statements) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Query query(String sql, Object... binds) {
    return new Query("shop", sql, List.of(binds), BERLIN, List.of(), null);
  }

  public Rows open(Query query) {
    return sources.open(query, new QueryControl(), NOW.plusSeconds(60));
  }

  public List<@Nullable Object[]> all(Query query) {
    var all = new ArrayList<@Nullable Object[]>();
    try (Rows rows = open(query)) {
      while (rows.next()) all.add(rows.row());
    }
    return all;
  }

  @Override
  public void close() {
    sources.close();
  }
}
