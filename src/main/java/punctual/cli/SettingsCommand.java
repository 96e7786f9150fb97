package punctual.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import punctual.settings.Setting;
import punctual.settings.Settings;
import punctual.settings.SettingsReader;

@Command(
    name = "settings",
    description = "Lists every setting with the value in force and where it comes from.")
final class SettingsCommand implements Runnable {
  private final Surroundings surroundings;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--markdown", description = "Print the reference page in place of the values.")
  private boolean markdown;

  SettingsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    if (spec == null) throw new IllegalStateException("not run by picocli");
    PrintWriter out = spec.commandLine().getOut();
    if (markdown) out.print(SettingsReference.markdown(KnownSettings.parts()));
    else printValues(out);
    out.flush();
  }

  private void printValues(PrintWriter out) {
    var known = KnownSettings.all();
    Settings settings =
        SettingsReader.read(surroundings.environment(), surroundings.directory(), known).settings();
    for (Setting<?> setting : known) {
      String origin = settings.isGiven(setting) ? settings.name(setting) : "default";
      out.println("%-24s %-30s %s".formatted(setting.key(), value(settings, setting), origin));
    }
  }

  private static String value(Settings settings, Setting<?> setting) {
    if (setting.secret()) return settings.isGiven(setting) ? "(secret)" : "-";
    return settings.shown(setting).orElse("-");
  }
}
