package punctual.schedules;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import punctual.audit.Audit;
import punctual.audit.AuditEntry;
import punctual.identity.Actor;

/**
 * Audit entries about schedules (PR-4.1 to PR-4.4): all fields of a new one, of an update only what
 * changed.
 */
final class ScheduleAudit {
  private final Audit audit;

  ScheduleAudit(Audit audit) {
    this.audit = audit;
  }

  static Map<String, ?> readerFacts(List<Recipient> readers) {
    return Map.of(
        "recipients", readers.stream().map(r -> r.channel() + ":" + r.destination()).toList());
  }

  static Map<String, Object> facts(ScheduledReport s, List<Recipient> readers) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("name", s.name());
    if (s.description() != null) facts.put("description", s.description());
    facts.put("report_type", s.reportType());
    facts.put("report_params", s.params());
    facts.put("output_formats", s.outputFormats());
    facts.put("format_options", s.formatOptions());
    facts.put("schedule", s.schedule());
    facts.put("timeout_minutes", s.timeoutMinutes());
    facts.put("when_empty", s.whenEmpty());
    facts.put("condition", s.condition() == null ? null : s.condition().toJson());
    facts.put("store", s.store());
    facts.put("burst", s.burst() == null ? null : s.burst().word());
    facts.put("catch_up", s.catchUp().word());
    facts.put("catch_up_window", s.catchUpWindow().toString());
    facts.putAll(readerFacts(readers));
    return facts;
  }

  /** Appends in the transaction of the change. */
  void record(
      Actor actor,
      String action,
      ScheduledReport schedule,
      @Nullable Map<String, ?> before,
      @Nullable Map<String, ?> after) {
    Map<String, Object> old = before == null ? null : new HashMap<>(before);
    Map<String, Object> now = after == null ? null : new HashMap<>(after);
    if (old != null && now != null) {
      for (String field : List.copyOf(old.keySet())) {
        if (java.util.Objects.equals(old.get(field), now.get(field))) {
          old.remove(field);
          now.remove(field);
        }
      }
    }
    audit.record(
        new AuditEntry(
            actor.organizationId(),
            actor.userId(),
            actor.email(),
            action,
            "schedule",
            schedule.id().toString(),
            schedule.name(),
            old,
            now,
            actor.ip()));
  }
}
