package punctual.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a piece of work took, as its process says it: {@code 1.234 2.345 67890 120}.
 *
 * @param wall seconds
 * @param cpu seconds of processor
 * @param bytes of the files; 0 where it does not say
 * @param memory MB that the process had at most; 0 where it does not say
 */
public record Taken(double wall, double cpu, long bytes, double memory) {
  /** The words of one line. */
  public static Taken of(String line) {
    String[] words = line.strip().split("\\s+");
    return new Taken(
        Double.parseDouble(words[0]),
        Double.parseDouble(words[1]),
        words.length > 2 ? Long.parseLong(words[2]) : 0,
        words.length > 3 ? Double.parseDouble(words[3]) : 0);
  }

  /** Runs a process to its end. */
  public static Taken of(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) throw new IllegalStateException(command + ": " + said);
      return of(said.strip().lines().reduce("", (_, last) -> last));
    } catch (IOException e) {
      throw new IllegalStateException(command.toString(), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A Java process with the classes of this one. */
  public static List<String> java(String classPath, List<String> options, Class<?> main, String... args) {
    return java(classPath, options, main.getName(), args);
  }

  /** A Java process. */
  public static List<String> java(String classPath, List<String> options, String main, String... args) {
    var command = new ArrayList<String>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(options);
    command.addAll(
        List.of(
            "-Djava.awt.headless=true",
            "-Dsun.awt.fontconfig=fonts/fontconfig.properties",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            main));
    command.addAll(List.of(args));
    return command;
  }

  /** The one whose time is in the middle. */
  public static Taken median(List<Taken> all) {
    return all.stream()
        .sorted(Comparator.comparingDouble(Taken::wall))
        .toList()
        .get(all.size() / 2);
  }

  /** One after the other. */
  public Taken plus(Taken other) {
    return new Taken(
        wall + other.wall, cpu + other.cpu, bytes + other.bytes, Math.max(memory, other.memory));
  }

  /** What part of another's time and processor time this takes. */
  public String beside(Taken other) {
    return String.format(
        Locale.ROOT, "%.2f of its time, %.2f of its processor time", wall / other.wall, cpu / other.cpu);
  }

  @Override
  public String toString() {
    String text = String.format(Locale.ROOT, "%.2f s, %.2f s of processor", wall, cpu);
    if (bytes > 0) text += String.format(Locale.ROOT, ", %.1f MB", bytes / 1e6);
    if (memory > 0) text += String.format(Locale.ROOT, ", at most %.0f MB of memory", memory);
    return text;
  }
}
