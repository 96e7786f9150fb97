import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;

/** Build step: {@code check} fails on a source file that google-java-format would change, {@code write} changes it. */
public class Format {
  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    var formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    var changed = new ArrayList<Path>();
    for (String folder : new String[] {"src/main/java", "src/test/java"}) {
      Path root = Path.of(args[1], folder);
      if (!Files.exists(root)) continue;
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          String before = Files.readString(file);
          String after = before;
          try {
            after =
                formatter.formatSource(
                    RemoveUnusedImports.removeUnusedImports(
                        ImportOrderer.reorderImports(before, JavaFormatterOptions.Style.GOOGLE)));
          } catch (com.google.googlejavaformat.java.FormatterException e) {
            System.err.println(file + ": " + e.getMessage());
            System.exit(1);
          }
          if (after.equals(before)) continue;
          changed.add(file);
          if (write) Files.writeString(file, after);
        }
      }
    }
    if (write || changed.isEmpty()) return;
    changed.forEach(file -> System.err.println("not formatted: " + file));
    System.err.println("format with: ./mvnw validate -Dformat.mode=write");
    System.exit(1);
  }
}
