package punctual.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import picocli.CommandLine;
import punctual.settings.Settings;

/** Runs commands in this process, with variables of its own and a server that only remembers. */
final class Commanded {
  private final Map<String, String> variables = new HashMap<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Settings> started = new ArrayList<>();
  private final Path home;
  private int code;

  Commanded(Path home) {
    this.home = home;
    variables.put("PUNCTUAL_HOME", home.toString());
  }

  Commanded with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  Commanded run(String... words) {
    var surroundings =
        new Surroundings(variables, home, new Random(1), (settings, _) -> started.add(settings));
    CommandLine line = Commands.line(surroundings);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    code = line.execute(words);
    return this;
  }

  int code() {
    return code;
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  boolean started() {
    return !started.isEmpty();
  }

  /** The settings that the server was started with. */
  Settings settings() {
    return started.getLast();
  }
}
