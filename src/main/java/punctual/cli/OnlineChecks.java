package punctual.cli;

import java.util.List;
import java.util.function.Function;
import punctual.settings.Settings;

/** What {@code config check --online} asks of other machines. */
final class OnlineChecks {
  private OnlineChecks() {}

  /** A new check is added here, and nowhere else. */
  private static List<Function<Settings, List<Finding>>> checks() {
    return List.of(
        settings -> List.of(DatabaseCheck.check(settings)),
        settings -> List.of(MailCheck.check(settings)),
        SourcesCheck::check,
        StoresCheck::check);
  }

  static List<Finding> run(Settings settings) {
    return checks().stream().flatMap(check -> check.apply(settings).stream()).toList();
  }
}
