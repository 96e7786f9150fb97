import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Build step: applies the migrations to a throw-away SQLite file whose placeholders are type names that jOOQ knows
 * (SQLite keeps any declared name), and generates the tables. Does nothing while migrations and this file are unchanged.
 */
public class Codegen {
  public static void main(String[] args) throws Exception {
    ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("ROOT")).setLevel(ch.qos.logback.classic.Level.WARN);
    Path base = Path.of(args[0]);
    Path migrations = base.resolve("src/main/resources/db/migration");
    Path target = base.resolve("target/generated-sources/jooq");
    Path stamp = base.resolve("target/generated-sources/jooq.sha256");
    String now = hash(List.of(migrations, base.resolve("src/build/java/Codegen.java")));
    if (Files.exists(stamp) && Files.readString(stamp).equals(now)) return;

    Files.createDirectories(base.resolve("target"));
    Path file = Files.createTempFile(base.resolve("target"), "codegen", ".db");
    String url = "jdbc:sqlite:" + file;
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("filesystem:" + migrations)
        .placeholders(
            Map.of(
                "uuid", "UUID",
                "timestamptz", "TIMESTAMP WITH TIME ZONE",
                "json", "JSONB",
                "boolean", "BOOLEAN",
                "double", "DOUBLE",
                "bytes", "BLOB",
                "bigint", "BIGINT",
                "table_options", ""))
        .load()
        .migrate();
    GenerationTool.generate(
        new Configuration()
            .withLogging(Logging.WARN)
            .withJdbc(new Jdbc().withDriver("org.sqlite.JDBC").withUrl(url))
            .withGenerator(
                new Generator()
                    .withDatabase(
                        new Database()
                            .withExcludes("flyway_schema_history|sqlite_.*")
                            .withForcedTypes(
                                new ForcedType()
                                    .withUserType("java.time.Instant")
                                    .withBinding("punctual.database.InstantBinding")
                                    .withIncludeTypes("(?i:timestamp.*)"),
                                new ForcedType()
                                    .withUserType("tools.jackson.databind.JsonNode")
                                    .withConverter("punctual.database.JsonNodeConverter")
                                    .withIncludeTypes("(?i:jsonb)")))
                    .withGenerate(
                        new Generate()
                            .withRecords(true)
                            .withPojos(false)
                            .withDaos(false)
                            .withIndexes(false)
                            .withGlobalObjectReferences(true)
                            .withJavadoc(false)
                            .withComments(false))
                    .withTarget(
                        new Target()
                            .withPackageName("punctual.database.schema")
                            .withDirectory(target.toString()))));
    Files.delete(file);
    Files.writeString(stamp, now);
  }

  private static String hash(List<Path> roots) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Path root : roots) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
