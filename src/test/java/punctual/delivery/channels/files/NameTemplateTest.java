package punctual.delivery.channels.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import punctual.delivery.channels.files.SafePath.UnsafePath;

/** PL-F.1: names from a template, the same for the same run, and plain whatever is filled in. */
class NameTemplateTest {
  private static NameTemplate.Facts facts(String schedule, String report) {
    return new NameTemplate.Facts(
        Instant.parse("2026-11-29T23:30:00Z"),
        ZoneId.of("Europe/Berlin"),
        schedule,
        report,
        "23 to 29 Nov 2026",
        "demo");
  }

  private static String fill(String template, String schedule) throws UnsafePath {
    return NameTemplate.parse(template).fill(facts(schedule, "Sales summary"), "csv").toString();
  }

  @ParameterizedTest
  @CsvSource({
    "{{ due.date }}-{{ report.name }}.{{ format }}, 2026-11-30-Sales-summary.csv",
    "{{due.date}}_{{ due.time }}, 2026-11-30_00-30.csv",
    "{{ organization }}/{{ schedule.name }}/{{ period }}, demo/Weekly/23-to-29-Nov-2026.csv",
    "{{ format }}/sales, csv/sales.csv",
    "sales.csv, sales.csv",
    "sales.v2, sales.v2.csv",
  })
  void placeholders_stand_for_facts_of_the_due_instant(String template, String name)
      throws UnsafePath {
    assertThat(fill(template, "Weekly")).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../../etc/passwd | etc-passwd",
        "a\\b:c*d?e | a-b-c-d-e",
        "100 % sure | 100-sure",
        "con | _con",
        "NUL | _NUL",
        "... | report",
        "Über­sicht | Übersicht",
      })
  void what_is_filled_in_can_do_nothing_but_be_read(String schedule, String stem)
      throws UnsafePath {
    String name = fill("{{ schedule.name }}", schedule.strip());
    assertThat(name).isEqualTo(stem + ".csv");
    assertThat(SafePath.fault(name)).isNull();
  }

  @Test
  void a_name_of_marks_and_letters_is_in_one_form() throws UnsafePath {
    assertThat(fill("{{ schedule.name }}", "Cafe\u0301")).isEqualTo("Caf\u00e9.csv");
  }

  @Test
  void a_control_character_and_an_unseen_one_go() throws UnsafePath {
    assertThat(fill("{{ schedule.name }}", "a\u0000b\u202ec\nd")).isEqualTo("abc-d.csv");
  }

  @Test
  void a_long_name_is_cut_between_characters_and_keeps_its_extension() throws UnsafePath {
    String name = fill("{{ schedule.name }}", "€".repeat(200));
    assertThat(SafePath.bytes(name)).isLessThanOrEqualTo(NameTemplate.LONGEST_SEGMENT);
    assertThat(name).matches("€+\\.csv");
    assertThat(SafePath.fault(NameTemplate.numbered(name, 1000))).isNull();
  }

  @Test
  void the_formats_of_one_run_have_different_names() throws UnsafePath {
    var template = NameTemplate.parse("sales");
    assertThat(template.fill(facts("a", "b"), "csv"))
        .isNotEqualTo(template.fill(facts("a", "b"), "xlsx"));
  }

  @Test
  void an_unknown_placeholder_is_refused_with_the_nearest_name() {
    assertThatThrownBy(() -> NameTemplate.parse("{{ due.dat }}.csv"))
        .hasMessage("There is no {{ due.dat }}; did you mean {{ due.date }}?");
    assertThatThrownBy(() -> NameTemplate.parse("{{ customer }}"))
        .hasMessageContaining("use one of due.date, due.time, report.name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "finance",
        "finance/",
        "finance/a/",
        "Finance/x",
        "../x",
        "finance/../x",
        "finance//x",
        "finance/{{ due.date",
        "finance/due.date }}",
        "finance/{{}}",
        "finance/a\\b",
        "finance/50%",
        "finance/.hidden",
        "finance/x.",
        "finance/con/x",
        "/finance/x",
        "finance/a\u0000"
      })
  void a_bad_destination_is_refused(String destination) {
    assertThatThrownBy(() -> Destination.parse(destination)).isInstanceOf(UnsafePath.class);
  }

  @Test
  void the_normal_form_is_stable() throws UnsafePath {
    String normal = Destination.parse(" finance/{{due.date}}-x.{{  format }} ").toString();
    assertThat(normal).isEqualTo("finance/{{ due.date }}-x.{{ format }}");
    assertThat(Destination.parse(normal)).hasToString(normal);
  }

  @Test
  void a_number_goes_before_the_extension() {
    assertThat(NameTemplate.numbered("sales.csv", 2)).isEqualTo("sales-2.csv");
    assertThat(NameTemplate.numbered("sales", 3)).isEqualTo("sales-3");
  }
}
