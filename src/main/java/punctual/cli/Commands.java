package punctual.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import punctual.settings.RefusedToStart;

/** The words after {@code ./punctual}. */
@Command(
    name = "punctual",
    synopsisSubcommandLabel = "COMMAND",
    description = "Scheduled reports and workforce rosters, on time, every time.",
    footer = {
      "",
      "New here? Start with: ./punctual demo",
      "Every command explains itself: ./punctual COMMAND --help",
      "",
      "Exit codes: 0 fine, 1 the check failed, 2 usage, 78 refused to start."
    })
public final class Commands implements Runnable {
  /** Answered in place of an exit code by a command whose server runs on. */
  public static final int RUNNING = -1;

  static final int FAILED = 1;
  static final int REFUSED = 78;

  @Spec private @Nullable CommandSpec spec;

  private Commands() {}

  /** Runs one command and answers its exit code, or {@link #RUNNING}. */
  public static int run(Surroundings surroundings, String... words) {
    quiet();
    return line(surroundings).execute(words);
  }

  /** Without a server nobody configures the log, and libraries would tell everything. */
  private static void quiet() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    }
  }

  static CommandLine line(Surroundings surroundings) {
    var line =
        new CommandLine(new Commands())
            .addSubcommand(new ServeCommand(surroundings))
            .addSubcommand(new DemoCommand(surroundings))
            .addSubcommand(
                new CommandLine(new Group.Config())
                    .addSubcommand(new ConfigCheckCommand(surroundings))
                    .addSubcommand(
                        new ConfigEncryptCommand(
                            surroundings, ConfigEncryptCommand.Secret.ofPerson())))
            .addSubcommand(
                new CommandLine(new Group.Reports())
                    .addSubcommand(new ReportsCheckCommand(surroundings)))
            .addSubcommand(
                new CommandLine(new Group.Mail()).addSubcommand(new MailCheckCommand(surroundings)))
            .addSubcommand(
                new CommandLine(new Group.Users()).addSubcommand(new UsersAddCommand(surroundings)))
            .addSubcommand(new SettingsCommand(surroundings))
            .addSubcommand(new VersionCommand());
    withHelp(line);
    return line.setExecutionExceptionHandler((e, at, _) -> failed(e, at))
        .setParameterExceptionHandler(WrongUsage::explain)
        .setUsageHelpAutoWidth(true);
  }

  private static void withHelp(CommandLine line) {
    line.getCommandSpec().mixinStandardHelpOptions(false);
    line.getCommandSpec().addMixin("help", CommandSpec.forAnnotatedObject(new Help()));
    line.getSubcommands().values().forEach(Commands::withHelp);
  }

  /** A word alone, such as {@code punctual config}, is no command yet. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(line(), "Say what to do.");
  }

  private CommandLine line() {
    if (spec == null) throw new IllegalStateException("not run by picocli");
    return spec.commandLine();
  }

  private static int failed(Exception e, CommandLine at) throws Exception {
    RefusedToStart refused = refusal(e);
    if (refused == null) throw e;
    FaultText.refusal(refused.faults()).forEach(at.getErr()::println);
    at.getErr().flush();
    return REFUSED;
  }

  /** Found among the causes too: the server's start wraps what its parts throw. */
  private static @Nullable RefusedToStart refusal(@Nullable Throwable e) {
    if (e == null || e instanceof RefusedToStart) return (RefusedToStart) e;
    return refusal(e.getCause());
  }
}
