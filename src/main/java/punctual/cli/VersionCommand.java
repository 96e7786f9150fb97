package punctual.cli;

import java.time.zone.ZoneRulesProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "version",
    description = "Prints the versions of Punctual, of Java and of the time-zone data.")
final class VersionCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "Answer as JSON.")
  private boolean json;

  @Override
  public void run() {
    if (spec == null) throw new IllegalStateException("not run by picocli");
    var out = spec.commandLine().getOut();
    if (json) out.println(JsonMapper.shared().writeValueAsString(versions()));
    else versions().forEach((what, version) -> out.println(what + " " + version));
  }

  private static Map<String, String> versions() {
    var versions = new LinkedHashMap<String, String>();
    String product = VersionCommand.class.getPackage().getImplementationVersion();
    versions.put("punctual", product == null ? "development" : product);
    versions.put("java", Runtime.version().toString());
    versions.put("time_zones", ZoneRulesProvider.getVersions("Europe/Berlin").lastKey());
    return versions;
  }
}
