package punctual.operations.alerts;

import static punctual.database.schema.Tables.ALERTS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import punctual.audit.Audit;
import punctual.audit.AuditEntry;
import punctual.database.Database;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.web.Problem;

/** What people do with alerts; every deed is in the audit log. */
final class Alerts {
  private final AlertRepository repository;
  private final Announcements announcements;
  private final Audit audit;
  private final Database database;
  private final InstantSource time;

  Alerts(
      AlertRepository repository,
      Announcements announcements,
      Audit audit,
      Database database,
      InstantSource time) {
    this.repository = repository;
    this.announcements = announcements;
    this.audit = audit;
    this.database = database;
    this.time = time;
  }

  /**
   * Administrators see those of their organisation, operators those of the installation too.
   *
   * @throws Problem 403 for anybody else
   */
  static AlertRepository.Scope scope(Actor actor) {
    actor.requireAdministratorOrOperator();
    UUID own = actor.is(Role.ADMINISTRATOR) ? actor.organizationId() : null;
    return new AlertRepository.Scope(own, actor.operator());
  }

  /** Somebody looks after it; what is acknowledged or over stays as it is. */
  Alert acknowledge(UUID id, Actor actor) {
    return database.write(() -> {
      Alert alert = get(id, actor);
      if (!alert.status().equals("open")) return alert;
      var values = new LinkedHashMap<Field<?>, @Nullable Object>();
      values.put(ALERTS.STATUS, "acknowledged");
      values.put(ALERTS.ACKNOWLEDGED_AT, time.instant());
      values.put(ALERTS.ACKNOWLEDGED_BY, actor.userId());
      return change(alert, values, "acknowledged", Map.of("status", "acknowledged"), actor);
    });
  }

  /** No mails about it for a while; it stays in the list. */
  Alert mute(UUID id, Duration period, Actor actor) {
    return database.write(() -> {
      Alert alert = get(id, actor);
      Instant until = time.instant().plus(period);
      var values = new LinkedHashMap<Field<?>, @Nullable Object>();
      values.put(ALERTS.MUTED_UNTIL, until);
      return change(alert, values, "muted", Map.of("muted_until", until.toString()), actor);
    });
  }

  Alert unmute(UUID id, Actor actor) {
    return database.write(() -> {
      Alert alert = get(id, actor);
      if (alert.mutedUntil() == null) return alert;
      var values = new LinkedHashMap<Field<?>, @Nullable Object>();
      values.put(ALERTS.MUTED_UNTIL, null);
      return change(alert, values, "unmuted", new HashMap<>(), actor);
    });
  }

  private Alert get(UUID id, Actor actor) {
    return repository.find(id, scope(actor)).orElseThrow(() -> Problem.notFound("alert", id));
  }

  private Alert change(
      Alert alert,
      Map<Field<?>, @Nullable Object> values,
      String verb,
      Map<String, ?> after,
      Actor actor) {
    repository.update(alert.id(), values);
    audit.record(
        new AuditEntry(
            alert.organizationId(),
            actor.userId(),
            actor.email(),
            "alert." + verb,
            "alert",
            alert.id().toString(),
            alert.title(),
            null,
            after,
            actor.ip()));
    Alert changed = get(alert.id(), actor);
    announcements.tell(changed, changed.status(), changed.title());
    return changed;
  }
}
