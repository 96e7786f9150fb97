package punctual.cli;

import java.util.ArrayList;
import java.util.List;
import punctual.settings.SettingFault;

/** Faults as text for people. */
final class FaultText {
  private FaultText() {}

  /** The block that ends a start. */
  static List<String> refusal(List<SettingFault> faults) {
    var lines = new ArrayList<String>();
    int count = faults.size();
    lines.add("");
    lines.add(
        "Punctual does not start: %s to be mended."
            .formatted(count == 1 ? "one thing is" : count + " things are"));
    for (SettingFault fault : faults) {
      lines.add("");
      lines.add("  " + sentence(fault));
      if (!fault.remedy().isEmpty()) lines.add("    " + fault.remedy());
    }
    lines.add("");
    lines.add("Check without starting: ./punctual config check");
    lines.add("All settings: docs/reference/configuration.md, or ./punctual settings");
    return lines;
  }

  /** {@code PUNCTUAL_PORT = "80a" is not a whole number.} */
  static String sentence(SettingFault fault) {
    String value = fault.value() == null ? "" : " = \"%s\"".formatted(fault.value());
    return "%s%s %s.".formatted(fault.setting(), value, fault.problem());
  }
}
