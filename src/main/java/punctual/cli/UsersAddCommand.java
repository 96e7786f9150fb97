package punctual.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import punctual.identity.Role;
import punctual.settings.RefusedToStart;

@Command(
    name = "add",
    description = {
      "Adds a person to an organisation and prints a one-time password, which is to be changed at the"
          + " first sign-in. A person who is already known joins the organisation and keeps the"
          + " password."
    })
final class UsersAddCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "EMAIL", description = "The person's e-mail address.")
  private String email = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "viewer, member, manager or administrator; member where left out.")
  private String role = "member";

  @Option(
      names = "--organization",
      paramLabel = "KEY",
      description = "The organisation's key; may be left out where there is only one.")
  private @Nullable String organization;

  @Option(names = "--name", description = "The name to show; the address where left out.")
  private @Nullable String name;

  @Option(names = "--operator", description = "The person may run the installation too.")
  private boolean operator;

  UsersAddCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (spec == null) throw new IllegalStateException("not run by picocli");
    Configuration configuration = Configuration.read(surroundings);
    if (!configuration.faults().isEmpty()) throw new RefusedToStart(configuration.faults());
    try {
      String shown = name == null ? email : name;
      var person = new NewPerson(email, shown, role(), organization, operator);
      person.add(configuration.settings(), surroundings.random()).forEach(out()::println);
      return 0;
    } catch (NewPerson.Refused e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private java.io.PrintWriter out() {
    if (spec == null) throw new IllegalStateException("not run by picocli");
    return spec.commandLine().getOut();
  }

  private Role role() throws NewPerson.Refused {
    for (Role known : Role.values()) if (known.word().equals(role)) return known;
    throw new NewPerson.Refused(
        role + " is no role: use viewer, member, manager or administrator.");
  }
}
