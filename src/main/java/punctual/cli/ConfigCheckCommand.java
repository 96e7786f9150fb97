package punctual.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import punctual.settings.SettingFault;
import tools.jackson.databind.json.JsonMapper;

/** PR-10.6: the same checks as the server's, without starting it. */
@Command(
    name = "check",
    description = {
      "Checks the settings as the server would at its start, and names everything that is wrong at"
          + " once. Changes nothing, and is safe beside a running server."
    })
final class ConfigCheckCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--online", description = "Also connect to what the settings name.")
  private boolean online;

  @Option(names = "--json", description = "Answer as JSON.")
  private boolean json;

  ConfigCheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Configuration configuration = Configuration.read(surroundings);
    var findings = new ArrayList<>(settings(configuration));
    if (online) findings.addAll(OnlineChecks.run(configuration.settings()));
    boolean failed = findings.stream().anyMatch(f -> f.status() == Finding.Status.FAILURE);
    if (spec == null) throw new IllegalStateException("not run by picocli");
    PrintWriter out = spec.commandLine().getOut();
    if (json) out.println(asJson(findings, !failed));
    else asText(findings).forEach(out::println);
    return failed ? Commands.FAILED : 0;
  }

  private static List<Finding> settings(Configuration configuration) {
    if (!configuration.faults().isEmpty()) {
      return configuration.faults().stream().map(ConfigCheckCommand::finding).toList();
    }
    String home = "home is " + configuration.settings().home();
    return List.of(new Finding(Finding.Status.SUCCESS, "settings", home, ""));
  }

  private static Finding finding(SettingFault fault) {
    String value = fault.value() == null ? "" : "\"%s\" ".formatted(fault.value());
    return new Finding(
        Finding.Status.FAILURE, fault.setting(), value + fault.problem(), fault.remedy());
  }

  private static List<String> asText(List<Finding> findings) {
    var lines = new ArrayList<String>();
    for (Finding finding : findings) {
      lines.add("[ %s ] %s: %s".formatted(finding.word(), finding.subject(), finding.text()));
      if (!finding.remedy().isEmpty()) lines.add(" ".repeat(12) + finding.remedy());
    }
    return lines;
  }

  private static String asJson(List<Finding> findings, boolean ok) {
    return JsonMapper.shared().writeValueAsString(Map.of("ok", ok, "findings", findings));
  }
}
