package punctual.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import punctual.settings.SettingFault;

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
    KnownSettings.warnings(configuration.settings())
        .forEach(text -> findings.add(new Finding(Finding.Status.WARNING, "settings", text, "")));
    findings.addAll(SourcesCheck.drivers(configuration.settings()));
    if (online) findings.addAll(OnlineChecks.run(configuration.settings()));
    if (spec == null) throw new IllegalStateException("not run by picocli");
    PrintWriter out = spec.commandLine().getOut();
    return Finding.print(findings, json, out);
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
}
