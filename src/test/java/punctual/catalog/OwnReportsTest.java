package punctual.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import punctual.catalog.sources.Sources;
import punctual.testing.Api;
import punctual.testing.Api.Answer;
import punctual.testing.WebTest;

/** The report types over the product's own history, on both databases (PL-D.2, PL-G.10). */
class OwnReportsTest extends WebTest {
  private static final String PERIOD =
      "{'report_params': {'period': {'from': '2020-01-01', 'to': '2099-12-31'}}, 'timezone': 'Europe/Berlin'}";

  private static Answer preview(Api caller, String type) {
    return caller.post("/api/v1/report-types/" + type + "/preview", PERIOD);
  }

  @Test
  void runs_stand_by_schedule_and_one_by_one() {
    run(member, schedule(member, "tiny"));
    var sections = preview(admin, "execution_history").expect(200).json().get("sections");
    assertThat(sections).hasSize(2);
    var first = sections.get(0).get("rows").get(0);
    assertThat(first.get(2).asLong()).isPositive();
    assertThat(sections.get(1).get("columns").get(0).get("type").asString()).isEqualTo("timestamp");
    assertThat(sections.get(1).get("rows").get(0).get(0).asString()).matches("20.*T.*Z");
  }

  @Test
  void deliveries_stand_by_day_and_by_reader() {
    String to = ", 'recipients': [{'channel': 'email', 'destination': 'member@demo.test'}]";
    run(member, schedule(member, "tiny", to));
    var sections = preview(admin, "delivery_performance").expect(200).json().get("sections");
    assertThat(sections).hasSize(3);
    String day = sections.get(0).get("rows").get(0).get(0).asString();
    assertThat(day).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
    assertThat(sections.get(1).get("rows").toString()).contains("member@demo.test");
  }

  @Test
  void an_audit_extract_is_for_administrators_of_the_organisation_alone() {
    run(member, schedule(member, "tiny"));
    preview(manager, "audit_extract").expect(403, "forbidden");
    String own = preview(admin, "audit_extract").expect(200).json().get("rows").toString();
    assertThat(own).contains("schedule.created");
    String theirs = preview(outsider, "audit_extract").expect(200).json().get("rows").toString();
    assertThat(theirs).doesNotContain("@demo.test");
  }

  @Test
  void nobody_elses_definition_may_read_the_products_own_tables() {
    String definition =
        """
        id: a
        name: A
        source: punctual
        query: select password_hash from users where :organization_id is not null
        """;
    var sources = server.part(Sources.class);
    var read = DefinitionReader.read("a.yaml", definition, sources, sources.names());
    assertThat(read.faults())
        .extracting(DefinitionFault::message)
        .anyMatch(message -> message.startsWith("source punctual is not configured"));
  }
}
