package punctual.settings;

import java.util.List;

/**
 * The server does not start, for reasons that the person who runs it can mend. The command prints
 * them and ends with exit code 78.
 */
public final class RefusedToStart extends RuntimeException {
  private final List<SettingFault> faults;

  public RefusedToStart(List<SettingFault> faults) {
    super(
        "refused to start: "
            + String.join("; ", faults.stream().map(RefusedToStart::line).toList()));
    this.faults = List.copyOf(faults);
  }

  public List<SettingFault> faults() {
    return faults;
  }

  private static String line(SettingFault fault) {
    return fault.setting() + " " + fault.problem();
  }
}
