package punctual.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import punctual.catalog.sources.SourceFixture;
import punctual.catalog.sources.Sources;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.reports.formats.csv.CsvFormat;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A catalog over a folder of definitions, with a clock that a test moves. */
final class CatalogFixture implements AutoCloseable {
  static final UUID USER = UUID.fromString("01900000-0000-7000-8000-000000000001");

  private final Path folder;
  private final Sources sources;
  private final Catalog catalog;
  private Instant now = SourceFixture.NOW;

  CatalogFixture(Path folder, String url, Map<String, ?> extra) {
    this.folder = folder;
    Settings settings = SourceFixture.settings(url, extra).with(CoreSettings.REPORTS_DIR, folder);
    InstantSource time = () -> now;
    this.sources = new Sources(settings, time);
    this.catalog = new Catalog(settings, sources, time, List.of(new CsvFormat()));
  }

  static CatalogFixture over(Path folder) {
    return new CatalogFixture(folder, "jdbc:sqlite:" + folder.resolve("shop.db"), Map.of());
  }

  Catalog catalog() {
    return catalog;
  }

  Sources sources() {
    return sources;
  }

  InstantSource time() {
    return () -> now;
  }

  CatalogFixture write(String file, String content) {
    try {
      Files.writeString(folder.resolve(file), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    now = now.plusSeconds(5);
    return this;
  }

  void delete(String file) {
    try {
      Files.delete(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    now = now.plusSeconds(5);
  }

  /** What is wrong with one file. */
  List<DefinitionFault> faultsOf(String content) {
    write("a.yaml", content);
    return catalog.faults();
  }

  ReportType type(String id) {
    return catalog.type(id, "demo").orElseThrow();
  }

  static RunContext context(Instant due, ZoneId zone) {
    return new RunContext(due, zone, "demo", USER, RunContext.roles(Role.MEMBER));
  }

  static RunContext context() {
    return context(SourceFixture.NOW, SourceFixture.BERLIN);
  }

  static Actor actor(Role role, String organization) {
    return new Actor(USER, USER, organization, "a@demo.test", "Ada", role, false, null);
  }

  static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  @Override
  public void close() {
    sources.close();
  }
}
