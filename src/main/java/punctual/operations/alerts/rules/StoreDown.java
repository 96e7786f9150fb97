package punctual.operations.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import punctual.operations.alerts.Finding;
import punctual.operations.alerts.Rule;
import punctual.operations.alerts.Severity;
import punctual.storage.Stores;

/** An object store of report files does not answer (PR-10). */
final class StoreDown implements Rule {
  private final Stores stores;

  StoreDown(Stores stores) {
    this.stores = stores;
  }

  @Override
  public About about() {
    return new About(
        "store_down",
        "A store of report files does not answer; reports that are kept there fail.",
        Scope.INSTALLATION,
        Severity.CRITICAL,
        null,
        Duration.ofMinutes(1));
  }

  @Override
  public List<Finding> findings(Instant now) {
    return stores.down().entrySet().stream()
        .map(down ->
            new Finding(
                null,
                down.getKey(),
                Severity.CRITICAL,
                "Store %s does not answer".formatted(down.getKey()),
                down.getValue().message(),
                null))
        .toList();
  }
}
