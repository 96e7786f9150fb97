package punctual.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import punctual.settings.NearestName;

/** What is said of a command line that cannot be understood: one line, and what was meant. */
final class WrongUsage {
  private static final int CODE = 2;

  private WrongUsage() {}

  static int explain(ParameterException e, String[] words) {
    CommandLine at = e.getCommandLine();
    var err = at.getErr();
    String name = at.getCommandSpec().qualifiedName();
    Optional<String> word = unmatched(e);
    err.println(
        word.map(w -> "%s: \"%s\" is not known.".formatted(name, w)).orElse(e.getMessage()));
    word.flatMap(w -> NearestName.of(w, names(at.getCommandSpec())))
        .ifPresent(meant -> err.println("Did you mean: %s %s?".formatted(name, meant)));
    if (words.length == 0) at.usage(err);
    else err.println("Explained by: %s --help".formatted(name));
    err.flush();
    return CODE;
  }

  private static Optional<String> unmatched(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) return Optional.empty();
    return unmatched.getUnmatched().stream().findFirst();
  }

  private static List<String> names(CommandSpec spec) {
    var names = new ArrayList<>(spec.subcommands().keySet());
    names.addAll(spec.optionsMap().keySet());
    return names;
  }
}
