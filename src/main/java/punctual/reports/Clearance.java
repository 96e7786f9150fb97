package punctual.reports;

import java.util.Optional;
import java.util.function.BiFunction;
import punctual.catalog.ReportType;
import punctual.identity.Actor;
import punctual.identity.Role;

/**
 * Who may ask for a report and have its files, by the roles that its type names (PL-G.3, PL-D.7).
 * That a manager sees every schedule gives them no report that is not for managers.
 */
final class Clearance {
  private final BiFunction<String, String, Optional<ReportType>> types;

  /**
   * @param types by their id and the key of an organisation
   */
  Clearance(BiFunction<String, String, Optional<ReportType>> types) {
    this.types = types;
  }

  /**
   * For whoever asks for a run. What becomes of a type that is not there any more is said by the
   * run itself.
   *
   * @throws punctual.web.Problem 403 naming the role that is missing
   */
  void requireUse(String reportType, Actor actor) {
    types
        .apply(reportType, actor.organizationKey())
        .ifPresent(type -> actor.require(type.access().leastRole()));
  }

  /**
   * For whoever wants the files of a run. Who asks for those of a type that is not there any more
   * must be an administrator, unless they are known to hold no personal data.
   *
   * @throws punctual.web.Problem 403 naming the role that is missing
   */
  void requireFiles(Execution execution, Actor actor) {
    Boolean personal = execution.running().personalData();
    Optional<ReportType> found = types.apply(execution.reportType(), actor.organizationKey());
    if (found.isEmpty()) {
      if (!Boolean.FALSE.equals(personal)) actor.require(Role.ADMINISTRATOR);
      return;
    }
    ReportType type = found.get();
    actor.require(type.access().leastRole());
    if (personal == null ? type.hasPersonalData() : personal)
      actor.require(type.access().piiRole());
  }
}
