package punctual.cli;

import java.util.List;
import punctual.cli.Finding.Status;
import punctual.faults.Fault;
import punctual.settings.Settings;
import punctual.storage.Stores;

/** Whether the stores of report files take a file and give it back. */
final class StoresCheck {
  private StoresCheck() {}

  static List<Finding> check(Settings settings) {
    try (var stores = Stores.of(settings)) {
      return stores.names().stream()
          .filter(name -> !name.equals(Stores.DISK))
          .map(stores::tryOut)
          .map(StoresCheck::finding)
          .toList();
    }
  }

  private static Finding finding(Stores.State state) {
    String subject = "store " + state.name();
    Fault fault = state.fault();
    if (fault == null) {
      String text = "takes a file and gives it back in %d ms".formatted(state.tookMillis());
      return new Finding(Status.SUCCESS, subject, text, "");
    }
    String detail = fault.detail() == null ? "" : " (%s)".formatted(fault.detail());
    String remedy = "Check stores.%s in punctual.yaml.".formatted(state.name());
    return new Finding(Status.FAILURE, subject, fault.message() + detail, remedy);
  }
}
