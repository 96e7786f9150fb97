package punctual.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import punctual.settings.CoreSettings;
import punctual.settings.FirstStart;
import punctual.settings.RefusedToStart;
import punctual.settings.SealedText;
import punctual.settings.SecretKey;
import punctual.settings.Settings;
import punctual.settings.SettingsReader;

/** Makes of a secret what may stand in punctual.yaml. */
@Command(
    name = "encrypt",
    description = {
      "Encrypts a password, so that punctual.yaml need not hold it in the clear. Asks for it, or"
          + " reads it from its input; prints the text to put in its place. Only this"
          + " installation's secret key opens it again."
    })
final class ConfigEncryptCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Secret secret;

  @Spec private @Nullable CommandSpec spec;

  /** Where the secret comes from. */
  @FunctionalInterface
  interface Secret {
    String read() throws IOException;

    /** Asked for without an echo, or the whole input where it is no terminal. */
    static Secret ofPerson() {
      return () -> {
        Optional<Console> terminal =
            Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isEmpty()) return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        char[] typed = terminal.get().readPassword("Secret: ");
        return typed == null ? "" : new String(typed);
      };
    }
  }

  ConfigEncryptCommand(Surroundings surroundings, Secret secret) {
    this.surroundings = surroundings;
    this.secret = secret;
  }

  /** Other faults do not count: one of them may be the secret that is to be made anew. */
  @Override
  public Integer call() throws IOException {
    if (spec == null) throw new IllegalStateException("not run by picocli");
    var reading =
        SettingsReader.read(
            surroundings.environment(), surroundings.directory(), KnownSettings.all());
    Settings settings = reading.settings();
    if (settings.isFaulty(CoreSettings.SECRET_KEY) || settings.isFaulty(CoreSettings.HOME))
      throw new RefusedToStart(reading.faults());
    String plain = secret.read().stripTrailing();
    if (plain.isEmpty())
      throw new ParameterException(spec.commandLine(), "There is no secret to encrypt.");
    Settings furnished = FirstStart.furnish(settings, surroundings.random());
    PrintWriter out = spec.commandLine().getOut();
    out.println(SealedText.seal(plain, SecretKey.of(furnished), surroundings.random()));
    out.flush();
    return 0;
  }
}
