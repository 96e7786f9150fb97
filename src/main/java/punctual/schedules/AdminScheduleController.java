package punctual.schedules;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import punctual.identity.Actor;
import punctual.identity.Role;

/** Every schedule of the organisation, for its administrators (PL-H). */
@RestController
class AdminScheduleController {
  private final ScheduleController schedules;

  AdminScheduleController(ScheduleController schedules) {
    this.schedules = schedules;
  }

  @GetMapping(path = "/api/v1/admin/scheduled-reports", produces = MediaType.APPLICATION_JSON_VALUE)
  ScheduleController.ListView list(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(name = "report_type", required = false) @Nullable String reportType,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "20") int limit,
      Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    return schedules.list(q, state, reportType, owner, sort, page, limit, actor);
  }
}
