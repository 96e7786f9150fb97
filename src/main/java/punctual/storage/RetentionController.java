package punctual.storage;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import punctual.audit.Audit;
import punctual.audit.AuditEntry;
import punctual.database.Database;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.storage.Retention.Policy;
import punctual.web.Problem;

/** How long an organisation's files are kept: for everybody to see, for administrators to set. */
@RestController
@RequestMapping(
    path = "/api/v1/organization/retention",
    produces = MediaType.APPLICATION_JSON_VALUE)
class RetentionController {
  private final Retention retention;
  private final Audit audit;
  private final Database database;

  RetentionController(Retention retention, Audit audit, Database database) {
    this.retention = retention;
    this.audit = audit;
    this.database = database;
  }

  /**
   * @param days that hold
   * @param ownDays what the organisation says itself; null: nothing
   * @param usualDays where an organisation says nothing
   * @param archive whether files are archived before they are deleted
   * @param ownArchive what the organisation says itself; null: nothing
   */
  record RetentionView(
      long days,
      @Nullable Integer ownDays,
      long usualDays,
      boolean archive,
      @Nullable Boolean ownArchive,
      boolean archiveAvailable) {}

  record RetentionForm(
      @Nullable Integer days, @Nullable Boolean archive, @Nullable Boolean applyToExisting) {}

  record EffectView(long days, int files, long bytes, int endingFiles, long endingBytes) {}

  @GetMapping
  RetentionView get(Actor actor) {
    return view(retention.policy(actor.organizationId()));
  }

  private RetentionView view(Policy policy) {
    return new RetentionView(
        retention.kept(policy).toDays(),
        policy.days(),
        retention.usual().toDays(),
        retention.isArchived(policy),
        policy.archive(),
        retention.hasArchive());
  }

  /** What a number of days would mean for the files that are there. */
  @GetMapping("/preview")
  EffectView preview(@RequestParam(required = false) @Nullable Integer days, Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    Duration kept = retention.kept(new Policy(checked(days), null));
    Retention.Effect e = retention.effect(actor.organizationId(), kept);
    return new EffectView(kept.toDays(), e.files(), e.bytes(), e.ending(), e.endingBytes());
  }

  @PutMapping
  RetentionView put(@RequestBody RetentionForm form, Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    var wanted = new Policy(checked(form.days()), form.archive());
    if (Boolean.TRUE.equals(wanted.archive()) && !retention.hasArchive()) {
      throw Problem.invalid(
          "archive",
          "archive is true, and this installation has no archive. An operator can set archive_dir;"
              + " until then leave archive out, or set it to false.");
    }
    boolean existing = Boolean.TRUE.equals(form.applyToExisting());
    return database.write(() -> {
      Policy old = retention.policy(actor.organizationId());
      if (existing) applyToExisting(wanted, actor);
      retention.set(actor.organizationId(), wanted);
      audit.record(entry(actor, old, wanted, existing));
      return view(wanted);
    });
  }

  private void applyToExisting(Policy wanted, Actor actor) {
    retention.apply(actor.organizationId(), retention.kept(wanted));
  }

  private static @Nullable Integer checked(@Nullable Integer days) {
    if (days != null && (days < Retention.SHORTEST || days > Retention.LONGEST)) {
      throw Problem.invalid(
          "days",
          "days is %d; use 1 to 3650, or leave it out for what the installation says."
              .formatted(days));
    }
    return days;
  }

  private AuditEntry entry(Actor actor, Policy old, Policy wanted, boolean existing) {
    Map<String, Object> after = words(wanted);
    after.put("apply_to_existing", existing);
    return new AuditEntry(
        actor.organizationId(),
        actor.userId(),
        actor.email(),
        "organization.retention_changed",
        "organization",
        actor.organizationId().toString(),
        actor.organizationKey(),
        words(old),
        after,
        actor.ip());
  }

  private Map<String, Object> words(Policy policy) {
    var words = new LinkedHashMap<String, Object>();
    words.put("days", retention.kept(policy).toDays());
    words.put("archive", retention.isArchived(policy));
    return words;
  }
}
