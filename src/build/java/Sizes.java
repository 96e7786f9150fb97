import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Build step: prints the sizes of files and methods beside their budgets, and fails on a hard stop. */
public class Sizes {
  private static final int LONGEST_FILE = 400;
  private static final int LONGEST_METHOD = 40;
  private static final int MOST_PARAMETERS = 6;
  private static final int LONGEST_WEB_FILE = 250;

  private final Path root;
  private final List<String> stops = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  private Sizes(Path root) {
    this.root = root;
  }

  record Method(Path file, String name, int lines, boolean constructor, int parameters) {}

  record Source(Path path, List<String> lines) {
    int length() {
      return lines.size();
    }

    long code() {
      return lines.stream().filter(line -> !line.isBlank()).count();
    }

    long comments() {
      return lines.stream().map(String::strip).filter(Source::isComment).count();
    }

    private static boolean isComment(String line) {
      return line.startsWith("//") || line.startsWith("/*") || line.startsWith("*");
    }
  }

  public static void main(String[] args) throws Exception {
    var sizes = new Sizes(Path.of(args[0]).toAbsolutePath().normalize());
    sizes.report();
    sizes.remarks.forEach(remark -> System.out.println("  over budget: " + remark));
    sizes.stops.forEach(stop -> System.out.println("  HARD STOP: " + stop));
    if (!sizes.stops.isEmpty()) System.exit(1);
  }

  private void report() throws Exception {
    List<Source> product = sources("src/main/java", ".java");
    List<Source> tests = sources("src/test/java", ".java");
    List<Source> web = sources("ui/src", ".tsx");
    reportFiles("Java files", product, "median <= 60, p90 <= 160, hard stop 400");
    reportMethods("Java methods", methods(product));
    reportFiles("Java tests", tests, "hard stop 400");
    stopAtLongMethods(methods(tests));
    reportShares(product, tests);
    reportFiles("TSX files", web, "most 250");
    web.stream()
        .filter(file -> file.length() > LONGEST_WEB_FILE)
        .forEach(file -> remarks.add("%s has %d lines".formatted(name(file.path), file.length())));
  }

  private void reportFiles(String what, List<Source> files, String budget) {
    line(what, files, Source::length, budget);
    files.stream()
        .filter(file -> file.path.toString().endsWith(".java") && file.length() > LONGEST_FILE)
        .forEach(file -> stops.add("%s has %d lines".formatted(name(file.path), file.length())));
  }

  private void reportMethods(String what, List<Method> methods) {
    line(what, methods, Method::lines, "median <= 6, p90 <= 18, hard stop 40");
    stopAtLongMethods(methods);
    methods.stream()
        .filter(method -> method.constructor && method.parameters > MOST_PARAMETERS)
        .forEach(
            method ->
                remarks.add(
                    "the constructor in %s has %d parameters"
                        .formatted(name(method.file), method.parameters)));
  }

  private void stopAtLongMethods(List<Method> methods) {
    methods.stream()
        .filter(method -> method.lines > LONGEST_METHOD)
        .forEach(
            method ->
                stops.add(
                    "%s in %s has %d lines".formatted(method.name, name(method.file), method.lines)));
  }

  private static void reportShares(List<Source> product, List<Source> tests) {
    long code = product.stream().mapToLong(Source::code).sum();
    long comments = product.stream().mapToLong(Source::comments).sum();
    long tested = tests.stream().mapToLong(Source::code).sum();
    System.out.printf(
        "  %-13s %d lines, %.0f %% comments and Javadoc; tests %.2f lines for each (>= 1)%n",
        "Java code", code, 100.0 * comments / Math.max(1, code), 1.0 * tested / Math.max(1, code));
  }

  private static <T> void line(String what, List<T> items, ToIntFunction<T> size, String budget) {
    List<Integer> sizes = new ArrayList<>(items.stream().map(size::applyAsInt).toList());
    Collections.sort(sizes);
    System.out.printf(
        "  %-13s %5d: median %d, p90 %d, longest %d lines  (%s)%n",
        what, sizes.size(), at(sizes, 0.5), at(sizes, 0.9), at(sizes, 1), budget);
  }

  private static int at(List<Integer> sorted, double share) {
    if (sorted.isEmpty()) return 0;
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
  }

  private String name(Path file) {
    return root.relativize(file).toString();
  }

  private List<Source> sources(String folder, String ending) throws Exception {
    Path start = root.resolve(folder);
    if (!Files.exists(start)) return List.of();
    var sources = new ArrayList<Source>();
    try (Stream<Path> files = Files.walk(start)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ending)).sorted().toList()) {
        if (!file.endsWith("package-info.java")) sources.add(new Source(file, Files.readAllLines(file)));
      }
    }
    return sources;
  }

  private static List<Method> methods(List<Source> sources) throws Exception {
    if (sources.isEmpty()) return List.of();
    var compiler = ToolProvider.getSystemJavaCompiler();
    var methods = new ArrayList<Method>();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var files = manager.getJavaFileObjectsFromPaths(sources.stream().map(Source::path).toList());
      var task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, files);
      var positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) new Measure(unit, positions, methods).scan(unit, null);
    }
    return methods;
  }

  /** Counts a method from its name to its last brace; Javadoc and annotations do not count. */
  private static class Measure extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Method> methods;

    Measure(CompilationUnitTree unit, SourcePositions positions, List<Method> methods) {
      this.unit = unit;
      this.positions = positions;
      this.methods = methods;
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
      if (method.getBody() != null) methods.add(measured(method));
      return super.visitMethod(method, none);
    }

    private Method measured(MethodTree method) {
      var lines = unit.getLineMap();
      var first = method.getReturnType() == null ? method.getBody() : method.getReturnType();
      long start = lines.getLineNumber(positions.getStartPosition(unit, first));
      long end = lines.getLineNumber(positions.getEndPosition(unit, method));
      boolean constructor = method.getName().contentEquals("<init>");
      return new Method(
          Path.of(unit.getSourceFile().toUri()),
          method.getName().toString(),
          (int) (end - start + 1),
          constructor,
          method.getParameters().size());
    }
  }
}
