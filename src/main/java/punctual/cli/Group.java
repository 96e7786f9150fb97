package punctual.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A word that only means something together with the next. */
abstract class Group implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public final void run() {
    if (spec == null) throw new IllegalStateException("not run by picocli");
    String known = String.join(", ", spec.subcommands().keySet());
    throw new ParameterException(
        spec.commandLine(), "%s what? One of: %s".formatted(spec.name(), known));
  }

  @Command(
      name = "config",
      synopsisSubcommandLabel = "COMMAND",
      description = "Checks the configuration, and encrypts secrets for it.")
  static final class Config extends Group {}

  @Command(
      name = "mail",
      synopsisSubcommandLabel = "COMMAND",
      description = "Checks the mail server.")
  static final class Mail extends Group {}

  @Command(
      name = "reports",
      synopsisSubcommandLabel = "COMMAND",
      description = "Checks report definitions.")
  static final class Reports extends Group {}

  @Command(
      name = "users",
      synopsisSubcommandLabel = "COMMAND",
      description = "Adds people from the command line.")
  static final class Users extends Group {}
}
