package punctual.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import punctual.catalog.Catalog;
import punctual.catalog.DefinitionFault;
import punctual.catalog.sources.Sources;
import punctual.cli.Finding.Status;
import punctual.settings.CoreSettings;
import punctual.settings.RefusedToStart;
import punctual.settings.Settings;

@Command(
    name = "check",
    description = {
      "Checks report definitions and names what is wrong, with file and line. The data sources that"
          + " they name are those of punctual.yaml.",
      "",
      "With --online each query is sent to its source, with the default values of its parameters.",
      "",
      "With --schedules each schedule of this installation is held against the definitions, so that"
          + " those that a change would break are known before it is taken."
    })
final class ReportsCheckCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "Directory of definitions; that of reports_dir where left out.")
  private @Nullable Path directory;

  @Option(names = "--online", description = "Also send each query to its source.")
  private boolean online;

  @Option(names = "--schedules", description = "Also name the schedules that would fail.")
  private boolean schedules;

  @Option(names = "--json", description = "Answer as JSON.")
  private boolean json;

  ReportsCheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Settings settings = settings();
    if (spec == null) throw new IllegalStateException("not run by picocli");
    try (var sources = new Sources(settings, InstantSource.system())) {
      var catalog = new Catalog(settings, sources, InstantSource.system(), List.of());
      List<Finding> findings = findings(catalog, sources);
      if (schedules) findings.addAll(ScheduleTrial.of(settings, catalog));
      return Finding.print(findings, json, spec.commandLine().getOut());
    }
  }

  private Settings settings() {
    Configuration configuration = Configuration.read(surroundings);
    if (!configuration.faults().isEmpty()) throw new RefusedToStart(configuration.faults());
    if (directory == null) return configuration.settings();
    Path given = surroundings.directory().resolve(directory).toAbsolutePath();
    if (spec != null && !Files.isDirectory(given)) {
      throw new ParameterException(spec.commandLine(), directory + " is not a directory.");
    }
    return configuration.settings().with(CoreSettings.REPORTS_DIR, given);
  }

  private List<Finding> findings(Catalog catalog, Sources sources) {
    var findings = new ArrayList<Finding>();
    catalog.faults().stream().map(ReportsCheckCommand::failure).forEach(findings::add);
    if (online) {
      var trial = new QueryTrial(catalog, sources, InstantSource.system());
      // what reads the product's own tables is tested with it, and they may not be there yet
      catalog.all().stream()
          .filter(type -> !type.source().equals(Sources.OWN))
          .map(trial::of)
          .forEach(findings::add);
    } else {
      String sound = "%d definitions are sound".formatted(catalog.all().size());
      findings.add(new Finding(Status.SUCCESS, "reports", sound, ""));
    }
    return findings;
  }

  private static Finding failure(DefinitionFault fault) {
    String place = fault.line() == null ? fault.file() : fault.file() + ":" + fault.line();
    return new Finding(Status.FAILURE, place, fault.message(), "");
  }
}
