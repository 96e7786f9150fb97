package punctual.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Report types that a test run needs beside the built-in ones. */
final class Definitions {
  private Definitions() {}

  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    definition(
        folder,
        "slow",
        """
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000000000)
        select count(*) as numbers from n where :organization_id <> ''
        """);
    definition(folder, "empty", "select 1 as one where :organization_id = 'nobody'");
    definition(folder, "broken", "select colour from rainbows where org = :organization_id");
    definition(folder, "tiny", "select :organization_id as organization, 42 as answer");
    definition(
        folder,
        "fresh",
        "select :organization_id as organization, random() as chance",
        "freshness: 15m");
    writeSplit(folder);
    return folder;
  }

  private static void writeSplit(Path folder) throws IOException {
    definition(
        folder,
        "split",
        """
        select 'North' as region, 'northern row' as word where :organization_id <> ''
        union all select 'South', 'southern row' union all select 'North', 'another row'
        """,
        """
        burst:
          key: region
          recipients:
            query: "select 'North' as region, 'north@demo.test' as mail where :organization_id = 'demo' union all select 'South', 'south@demo.test'"
            address: mail
        """);
    definition(
        folder,
        "split_wrongly",
        "select 'North' as region, :organization_id as o union all select 'West', ''",
        """
        burst:
          key: region
          recipients:
            query: "select 'North' as region, :organization_id || '@demo.test' as mail union all select 'North', 'demo@demo.test' union all select 'East', 'east@demo.test'"
            address: mail
        """);
  }

  private static void definition(Path folder, String id, String query) throws IOException {
    definition(folder, id, query, "");
  }

  private static void definition(Path folder, String id, String query, String more)
      throws IOException {
    String yaml =
        """
        id: %s
        name: A %s report
        source: shop
        query: |
        %s
        %s
        """
            .formatted(id, id, query.indent(2), more);
    Files.writeString(folder.resolve(id + ".yaml"), yaml);
  }
}
