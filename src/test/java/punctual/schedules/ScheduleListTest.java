package punctual.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import punctual.testing.Api;
import punctual.testing.Api.Answer;
import punctual.testing.WebTest;
import tools.jackson.databind.JsonNode;

/** Schedules in lists: filters, order, pages, counts (PL-A.8). */
class ScheduleListTest extends WebTest {
  private static final String ALL = "/api/v1/scheduled-reports";
  private static final String DAILY =
      "{'cadence': 'daily', 'time': '09:00', 'timezone': 'Europe/Berlin'}";

  private static Answer create(Api caller, String name, String schedule) {
    return caller.post(
        ALL,
        "{'name': '%s', 'report_type': 'sales_summary', 'schedule': %s}".formatted(name, schedule));
  }

  @Test
  void a_list_is_filtered_sorted_and_paged() {
    String tag = UUID.randomUUID().toString();
    for (String name : List.of("b", "A", "c")) create(member, name + " " + tag, DAILY).expect(201);
    String q = ALL + "?q=" + tag;
    assertThat(names(member.get(q + "&sort=name"))).containsExactly("A", "b", "c");
    assertThat(names(member.get(q + "&sort=-name"))).containsExactly("c", "b", "A");
    assertThat(names(member.get(q))).containsExactly("c", "A", "b");
    Answer second = member.get(q + "&sort=name&page=2&limit=2").expect(200);
    assertThat(names(second)).containsExactly("c");
    assertThat(second.json().get("total").asInt()).isEqualTo(3);
    assertThat(second.json().get("page").asInt()).isEqualTo(2);
    assertThat(second.json().get("limit").asInt()).isEqualTo(2);
    assertThat(names(member.get(q + "&report_type=staff_hours"))).isEmpty();
    assertThat(names(member.get(q + "&report_type=sales_summary&owner=me"))).hasSize(3);
    assertThat(names(admin.get(q + "&owner=me"))).isEmpty();
    assertThat(names(admin.get(q + "&owner=" + member.get("/api/v1/me").text("id")))).hasSize(3);
    assertThat(names(member.get(ALL + "?q=%25" + tag))).isEmpty();
    assertThat(names(member.get(q + "&page=2147483647&limit=200"))).isEmpty();
  }

  private static List<String> names(Answer list) {
    return list.expect(200).items().map(s -> s.get("name").asString().substring(0, 1)).toList();
  }

  @Test
  void lists_have_bounds_and_name_what_is_wrong() {
    assertThat(member.get(ALL + "?limit=200").expect(200).json().get("limit").asInt())
        .isEqualTo(200);
    for (String wrong :
        List.of(
            "limit=201",
            "limit=0",
            "limit=x",
            "page=0",
            "page=-1",
            "sort=colour",
            "state=gone",
            "owner=somebody")) {
      assertThat(member.get(ALL + "?" + wrong).expect(422, "invalid").faults())
          .containsExactly(wrong.substring(0, wrong.indexOf('=')));
    }
  }

  @Test
  void states_are_counted_and_can_be_asked_for() {
    int paused = count("paused");
    int on = count("on");
    String tag = UUID.randomUUID().toString();
    String id = create(admin, tag, DAILY).expect(201).text("id");
    assertThat(count("on")).isEqualTo(on + 1);
    admin.post(ALL + "/" + id + "/pause").expect(200);
    assertThat(count("paused")).isEqualTo(paused + 1);
    assertThat(inState("paused", tag)).hasSize(1);
    assertThat(inState("on", tag)).isEmpty();
    admin.delete(ALL + "/" + id).expect(204);
    assertThat(inState("paused", tag)).isEmpty();
    assertThat(inState("deleted", tag)).hasSize(1);
    assertThat(admin.get(ALL + "?q=" + tag).items()).isEmpty();
    String over =
        create(
                admin,
                tag,
                "{'cadence': 'daily', 'time': '09:00', 'timezone': 'UTC', 'end_date': '2020-01-01'}")
            .expect(201)
            .text("state");
    assertThat(over).isEqualTo("ended");
    assertThat(inState("ended", tag)).hasSize(1);
  }

  private int count(String state) {
    return admin.get(ALL + "?limit=1").json().at("/counts/" + state).asInt();
  }

  private List<JsonNode> inState(String state, String q) {
    return admin.get(ALL + "?state=" + state + "&q=" + q).expect(200).items().toList();
  }
}
