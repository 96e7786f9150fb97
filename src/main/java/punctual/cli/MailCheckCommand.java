package punctual.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import punctual.settings.RefusedToStart;

@Command(
    name = "check",
    description = {
      "Asks whether the mail server answers: connection, greeting and TLS. Signs in nowhere and"
          + " sends nothing."
    })
final class MailCheckCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "Answer as JSON.")
  private boolean json;

  MailCheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (spec == null) throw new IllegalStateException("not run by picocli");
    Configuration configuration = Configuration.read(surroundings);
    if (!configuration.faults().isEmpty()) throw new RefusedToStart(configuration.faults());
    Finding finding = MailCheck.check(configuration.settings());
    Finding.print(List.of(finding), json, spec.commandLine().getOut());
    return finding.status() == Finding.Status.SUCCESS ? 0 : Commands.FAILED;
  }
}
