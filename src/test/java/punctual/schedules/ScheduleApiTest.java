package punctual.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import punctual.testing.Api;
import punctual.testing.Api.Answer;
import punctual.testing.WebTest;

/** Schedules over HTTP (PL-H, PL-A.2, PL-A.6). */
class ScheduleApiTest extends WebTest {
  private static final String ALL = "/api/v1/scheduled-reports";
  private static final String DAILY =
      "{'cadence': 'daily', 'time': '09:00', 'timezone': 'Europe/Berlin'}";

  private static Answer create(Api caller, String name, String schedule, String more) {
    return caller.post(
        ALL,
        "{'name': '%s', 'report_type': 'sales_summary', 'schedule': %s %s}"
            .formatted(name, schedule, more));
  }

  private static Answer create(Api caller, String schedule) {
    return create(caller, unique("Sales"), schedule, "");
  }

  // making ---------------------------------------------------------------------------------------

  @Test
  void every_cadence_can_be_scheduled_and_says_what_it_means() {
    String zone = "'timezone': 'America/New_York'";
    for (String schedule :
        List.of(
            "{'cadence': 'daily', 'time': '09:00', " + zone + "}",
            "{'cadence': 'weekly', 'days_of_week': [1, 3, 5], 'time': '09:00', " + zone + "}",
            "{'cadence': 'monthly', 'day': {'kind': 'last_day'}, 'time': '09:00', " + zone + "}",
            "{'cadence': 'monthly', 'day_of_month': 31, 'time': '09:00', " + zone + "}",
            "{'cadence': 'quarterly', 'month_of_quarter': 2, 'day': {'kind': 'nth_weekday', 'ordinal': -1, 'day_of_week': 5}, 'time': '09:00', "
                + zone
                + "}",
            "{'cadence': 'yearly', 'month': 3, 'day': {'kind': 'business_day', 'ordinal': -1}, 'time': '09:00', "
                + zone
                + "}",
            "{'cadence': 'cron', 'cron_expression': '0 9 * * 1-5', " + zone + "}")) {
      Answer made = create(member, schedule).expect(201);
      assertThat(made.header("Location")).isEqualTo(ALL + "/" + made.text("id"));
      assertThat(made.header("ETag")).isEqualTo("\"1\"");
      assertThat(made.text("schedule_description")).endsWith("(New York time)");
      assertThat(made.text("state")).isEqualTo("on");
      // PL-A.10: the next five runs
      assertThat(made.json().get("upcoming_runs")).hasSize(5);
      assertThat(made.text("upcoming_runs/0")).isEqualTo(made.text("next_run_at")).endsWith("Z");
      assertThat(member.get(ALL + "/" + made.text("id")).json()).isEqualTo(made.json());
    }
  }

  @Test
  void the_plan_s_older_field_names_are_understood() {
    Answer made =
        member
            .post(
                ALL,
                """
                {'name': 'Older', 'report_type': 'sales_summary', 'output_format': 'csv',
                 'report_parameters': {'period': 'last_month'},
                 'schedule_config': {'cadence': 'weekly', 'day_of_week': 1, 'time': '06:00', 'timezone': 'UTC'},
                 'recipients': [{'type': 'email', 'value': 'Sales@Demo.test'}]}
                """)
            .expect(201);
    assertThat(made.text("report_params/period")).isEqualTo("last_month");
    assertThat(made.json().at("/schedule/days_of_week")).hasSize(1);
    assertThat(made.text("recipients/0/channel")).isEqualTo("email");
    assertThat(made.text("recipients/0/destination")).isEqualToIgnoringCase("sales@demo.test");
    assertThat(made.text("output_formats/0")).isEqualTo("csv");
  }

  @Test
  void a_json_null_is_an_absent_field() {
    Answer made =
        create(
                member,
                unique("Nulls"),
                DAILY,
                ", 'description': null, 'recipients': null, 'timeout_minutes': null, 'csv': null,"
                    + " 'when_empty': null, 'catch_up': null, 'output_formats': null")
            .expect(201);
    assertThat(made.json().get("timeout_minutes").asInt()).isEqualTo(30); // PR-7.1
    assertThat(made.text("when_empty")).isEqualTo("send");
    assertThat(made.text("catch_up")).isEqualTo("latest");
    assertThat(made.text("catch_up_window")).isEqualTo("P1D");
  }

  /** PR-10.7, PR-10.8, PR-7.2, PL-A.5: all at once, each by its name. */
  @Test
  void every_fault_is_named_at_once() {
    Answer refused =
        member
            .post(
                ALL,
                """
                {'name': '', 'report_type': 'sales_summary', 'report_params': {'period': 'next_week', 'colour': 1},
                 'output_formats': ['docx'], 'timeout_minutes': 4, 'when_empty': 'maybe', 'catch_up': 'some',
                 'catch_up_window': 'long', 'tiemout': 5,
                 'schedule': {'cadence': 'cron', 'cron_expression': '61 9 * * *', 'timezone': 'Mars/Base'},
                 'recipients': [{'channel': 'email', 'destination': 'no address'}, {'channel': 'fax', 'destination': '1'}, 7]}
                """)
            .expect(422, "invalid");
    assertThat(refused.faults())
        .contains(
            "name",
            "report_params.period",
            "report_params.colour",
            "output_formats",
            "timeout_minutes",
            "when_empty",
            "catch_up",
            "catch_up_window",
            "tiemout",
            "schedule.cron_expression",
            "schedule.timezone",
            "recipients[0].destination",
            "recipients[1].destination",
            "recipients[2]");
    assertThat(refused.json().get("errors").valueStream().map(e -> e.get("message").asString()))
        .noneMatch(String::isBlank);
  }

  @Test
  void an_empty_body_and_a_wrong_one_are_refused_with_reasons() {
    assertThat(member.post(ALL, "{}").expect(422).faults())
        .containsExactlyInAnyOrder("name", "report_type", "schedule");
    member.post(ALL, "[]").expect(422, "invalid");
    member.post(ALL, "{'name': ").expect(400, "invalid_json");
    member.post(ALL).expect(400, "invalid_json");
    member.with("Content-Type", "text/plain").post(ALL, "x").expect(415, "unsupported_media_type");
  }

  @Test
  void what_never_fires_has_a_code_of_its_own() {
    Answer never =
        create(
                member,
                "{'cadence': 'cron', 'cron_expression': '0 0 30 2 *', 'timezone': 'Europe/Berlin'}")
            .expect(422, "schedule_never_fires");
    assertThat(never.faults()).allMatch(f -> f.startsWith("schedule"));
    create(member, "{'cadence': 'daily', 'time': '24:00', 'timezone': 'Europe/Berlin'}")
        .expect(422, "schedule_invalid");
  }

  @Test
  void what_is_allowed_but_perhaps_not_meant_is_said() {
    Answer made = create(member, unique("Long"), DAILY, ", 'timeout_minutes': 120").expect(201);
    assertThat(made.json().get("warnings").valueStream().map(w -> w.get("field").asString()))
        .containsExactly("timeout_minutes", "recipients"); // PR-7.8
    create(member, unique("Longer"), DAILY, ", 'timeout_minutes': 121").expect(422);
  }

  @Test
  void names_may_hold_any_letter_but_no_control_character() {
    Answer made = create(member, "Übersicht 東京 📈 " + UUID.randomUUID(), DAILY, "").expect(201);
    assertThat(made.text("name")).startsWith("Übersicht 東京 📈");
    create(member, "two\\nlines", DAILY, "").expect(422);
    create(member, "nul\\u0000", DAILY, "").expect(422);
    create(member, "x".repeat(201), DAILY, "").expect(422);
  }

  /** PL-G.5. */
  @Test
  void an_organisation_has_a_limited_number_of_schedules() {
    String first = create(outsider, DAILY).expect(201).text("id");
    fill("other", UUID.fromString(first));
    try {
      create(outsider, DAILY).expect(409, "too_many_schedules");
      outsider.post(ALL + "/" + first + "/clone").expect(409, "too_many_schedules");
      create(member, DAILY).expect(201);
      outsider.delete(ALL + "/" + first).expect(204);
      String next = create(outsider, DAILY).expect(201).text("id");
      outsider.post(ALL + "/" + first + "/restore").expect(409, "too_many_schedules");
      outsider.delete(ALL + "/" + next).expect(204);
    } finally {
      server
          .sql()
          .deleteFrom(SCHEDULED_REPORTS)
          .where(SCHEDULED_REPORTS.NAME.startsWith("filler "))
          .execute();
    }
  }

  private void fill(String organization, UUID like) {
    var s = SCHEDULED_REPORTS;
    var sample = server.sql().selectFrom(s).where(s.ID.eq(like)).fetchSingle();
    int there =
        server
            .sql()
            .fetchCount(
                s, s.ORGANIZATION_ID.eq(sample.getOrganizationId()).and(s.DELETED_AT.isNull()));
    var rows =
        new java.util.ArrayList<punctual.database.schema.tables.records.ScheduledReportsRecord>();
    for (int i = there; i < 1000; i++) {
      var row = sample.copy();
      row.setId(UUID.randomUUID());
      row.setName("filler " + organization + i);
      row.setIsActive(false);
      row.setPausedAt(Instant.now());
      rows.add(row);
    }
    server.sql().batchInsert(rows).execute();
  }

  // changing -------------------------------------------------------------------------------------

  @Test
  void an_edit_that_did_not_see_the_last_one_is_refused() {
    Answer made = create(member, DAILY).expect(201);
    String at = ALL + "/" + made.text("id");
    Answer first = member.with("If-Match", "\"1\"").put(at, "{'name': 'Second'}").expect(200);
    assertThat(first.header("ETag")).isEqualTo("\"2\"");
    for (String stale : List.of("\"1\"", "W/\"1\"", "\"other\""))
      member.with("If-Match", stale).put(at, "{'name': 'Third'}").expect(412, "changed_meanwhile");
    assertThat(member.get(at).text("name")).isEqualTo("Second");
    member.with("If-Match", "*").put(at, "{'name': 'Third'}").expect(200);
    member.put(at, "{'name': 'Fourth'}").expect(200);
    member.with("If-Match", "\"1\"").delete(at).expect(412, "changed_meanwhile");
    member.with("If-Match", "\"4\"").delete(at).expect(204);
  }

  @Test
  void what_was_read_can_be_sent_back_and_what_is_left_out_stays() {
    Answer made =
        create(
                member,
                unique("Whole"),
                DAILY,
                ", 'description': 'Why', 'recipients': [{'channel': 'email', 'destination': 'a@demo.test'}],"
                    + " 'csv': {'delimiter': ';'}, 'catch_up_window': 'PT36H', 'when_empty': 'skip'")
            .expect(201);
    String at = ALL + "/" + made.text("id");
    Answer back = member.put(at, made.json()).expect(200);
    for (String field :
        List.of(
            "description",
            "recipients",
            "csv",
            "schedule",
            "catch_up_window",
            "when_empty",
            "next_run_at")) {
      assertThat(back.json().get(field)).as(field).isEqualTo(made.json().get(field));
    }
    Answer renamed = member.put(at, "{'name': 'Renamed'}").expect(200);
    assertThat(renamed.text("description")).isEqualTo("Why");
    assertThat(renamed.json().get("recipients")).hasSize(1);
  }

  /** PL-B.9. */
  @Test
  void another_zone_gives_another_next_run() {
    Answer made = create(member, DAILY).expect(201);
    Answer moved =
        member
            .put(
                ALL + "/" + made.text("id"),
                "{'schedule': {'cadence': 'daily', 'time': '09:00', 'timezone': 'Asia/Tokyo'}}")
            .expect(200);
    assertThat(moved.text("timezone")).isEqualTo("Asia/Tokyo");
    assertThat(moved.text("next_run_at")).endsWith("T00:00:00Z");
    assertThat(moved.text("upcoming_runs/0")).isEqualTo(moved.text("next_run_at"));
    assertThat(made.text("next_run_at")).isNotEqualTo(moved.text("next_run_at"));
  }

  @Test
  void a_pause_holds_until_it_is_resumed() {
    String at = ALL + "/" + create(member, DAILY).expect(201).text("id");
    Answer paused = member.post(at + "/pause").expect(200);
    assertThat(paused.text("state")).isEqualTo("paused");
    assertThat(paused.json().get("is_active").asBoolean()).isFalse();
    assertThat(paused.json().get("upcoming_runs")).isEmpty();
    assertThat(paused.json().has("next_run_at")).isFalse();
    assertThat(member.post(at + "/pause").expect(200).header("ETag")).isEqualTo("\"2\"");
    Answer resumed = member.post(at + "/resume").expect(200);
    assertThat(resumed.text("state")).isEqualTo("on");
    assertThat(resumed.json().get("upcoming_runs")).hasSize(5);
    assertThat(member.post(at + "/resume").expect(200).header("ETag")).isEqualTo("\"3\"");
  }

  @Test
  void what_is_deleted_can_be_brought_back() {
    String at = ALL + "/" + create(member, DAILY).expect(201).text("id");
    member.delete(at).expect(204);
    assertThat(member.get(at).expect(200).text("state")).isEqualTo("deleted");
    member.put(at, "{'name': 'x'}").expect(409, "deleted");
    member.post(at + "/pause").expect(409, "deleted");
    member.post(at + "/run").expect(404, "not_found");
    Answer back = member.post(at + "/restore").expect(200);
    assertThat(back.text("state")).isEqualTo("on");
    assertThat(back.json().get("upcoming_runs")).hasSize(5);
    member.post(at + "/restore").expect(200);
  }

  /** PL-A.13. */
  @Test
  void a_copy_is_paused_and_belongs_to_whoever_made_it() {
    Answer made =
        create(
                member,
                unique("Original"),
                DAILY,
                ", 'recipients': [{'channel': 'email', 'destination': 'a@demo.test'}]")
            .expect(201);
    Answer copy = manager.post(ALL + "/" + made.text("id") + "/clone").expect(201);
    assertThat(copy.text("name")).isEqualTo("Copy of " + made.text("name"));
    assertThat(copy.text("state")).isEqualTo("paused");
    assertThat(copy.text("owner/email")).isEqualTo("manager@demo.test");
    assertThat(copy.json().get("schedule")).isEqualTo(made.json().get("schedule"));
    assertThat(copy.text("recipients/0/destination")).isEqualTo("a@demo.test");
    assertThat(copy.text("id")).isNotEqualTo(made.text("id"));
  }

  @Test
  void recipients_come_and_go() {
    String at = ALL + "/" + create(member, DAILY).expect(201).text("id") + "/recipients";
    Answer one =
        member.post(at, "{'channel': 'email', 'destination': 'manager@demo.test'}").expect(201);
    assertThat(one.text("display_name")).isEqualTo("Mateo Rossi");
    assertThat(one.json().get("external").asBoolean()).isFalse();
    Answer out = member.post(at, "{'type': 'email', 'value': 'x@else.example'}").expect(201);
    assertThat(out.json().get("external").asBoolean()).isTrue();
    assertThat(
            member
                .post(at, "{'channel': 'email', 'destination': 'manager@demo.test'}")
                .expect(201)
                .text("id"))
        .isEqualTo(one.text("id"));
    member.post(at, "{'channel': 'email', 'destination': 'nobody'}").expect(422);
    member.post(at, "{}").expect(422);
    member.delete(at + "/" + one.text("id")).expect(204);
    member.delete(at + "/" + one.text("id")).expect(404, "not_found");
    String schedule = at.replace("/recipients", "");
    assertThat(member.get(schedule).json().get("recipients")).hasSize(1);
  }

  @Test
  void changes_are_told_to_whoever_sees_the_schedule() {
    String at = ALL + "/" + create(member, DAILY).expect(201).text("id");
    member.put(at, "{'name': 'Renamed'}").expect(200);
    Answer changes = member.get(at + "/changes").expect(200);
    assertThat(changes.items().map(e -> e.get("action").asString()))
        .containsExactly("schedule.updated", "schedule.created");
    assertThat(changes.text("items/0/new_values/name")).isEqualTo("Renamed");
  }

  // roles ----------------------------------------------------------------------------------------

  /** PL-G.1: who sees and who changes what. */
  @Test
  void members_see_their_own_managers_see_all_and_administrators_change_all() {
    String mine = ALL + "/" + create(member, DAILY).expect(201).text("id");
    String theirs = ALL + "/" + create(manager, DAILY).expect(201).text("id");
    member.get(theirs).expect(404, "not_found");
    member.put(theirs, "{'name': 'x'}").expect(404, "not_found");
    viewer.get(mine).expect(404, "not_found");
    assertThat(manager.get(mine).expect(200).json().get("can_edit").asBoolean()).isFalse();
    for (String change : List.of("/pause", "/resume"))
      manager.post(mine + change).expect(403, "forbidden");
    manager.put(mine, "{'name': 'x'}").expect(403, "forbidden");
    manager.delete(mine).expect(403, "forbidden");
    admin.put(mine, "{'name': 'By admin'}").expect(200);
    assertThat(member.get(mine).text("name")).isEqualTo("By admin");
  }

  @Test
  void viewers_make_and_run_nothing() {
    create(viewer, DAILY).expect(403, "forbidden");
    viewer.post("/api/v1/report-types/sales_summary/preview", "{}").expect(403, "forbidden");
    viewer.get("/api/v1/audit-logs").expect(403, "forbidden");
  }
}
