package punctual.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The product as a process of its own, on a free port of 127.0.0.1, with a home of its own. In
 * journeys it runs what ./punctual runs; in other tests it runs from the compiled classes.
 */
public final class RunningServer implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(40);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final List<String> command;
  private final Map<String, String> variables;
  private final Path home;
  private final int port;
  private Process process;

  private RunningServer(Plan plan) {
    command = plan.words();
    home = plan.home;
    port = plan.port();
    variables = new LinkedHashMap<>(plan.variables);
    process = launch();
  }

  /** A server that is about to be started. */
  public static final class Plan {
    private final String word;
    private final Path home;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final List<String> options = new ArrayList<>();

    private Plan(String word, Path home) {
      this.word = word;
      this.home = home;
    }

    /** Any setting, by its key: {@code setting("smtp_port", 2525)}. */
    public Plan setting(String key, Object value) {
      variables.put("PUNCTUAL_" + key.toUpperCase(java.util.Locale.ROOT), value.toString());
      return this;
    }

    /** An option of the JVM, such as {@code -Xmx128m}. */
    public Plan option(String option) {
      options.add(option);
      return this;
    }

    /** Starts it and waits until it answers. */
    public RunningServer start() {
      var server = new RunningServer(this);
      server.awaitAlive();
      return server;
    }

    /** Starts it and does not wait: for servers that refuse, or are killed on their way up. */
    public RunningServer launch() {
      return new RunningServer(this);
    }

    private int port() {
      String given = variables.computeIfAbsent("PUNCTUAL_PORT", _ -> String.valueOf(freePort()));
      return Integer.parseInt(given);
    }

    private List<String> words() {
      var words = new ArrayList<String>();
      words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      words.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
      words.addAll(List.of("-Djava.awt.headless=true", fonts()));
      words.addAll(options);
      words.addAll(program());
      words.add(word);
      return words;
    }

    /** As the launcher has it, so that a server without fonts of the system makes PDF. */
    private static String fonts() {
      String file = System.getProperty("sun.awt.fontconfig", "fonts/fontconfig.properties");
      return "-Dsun.awt.fontconfig=" + Path.of(file).toAbsolutePath();
    }

    private static List<String> program() {
      String app = System.getProperty("punctual.app");
      if (app == null) {
        String tests = System.getProperty("java.class.path");
        String classes = System.getProperty("surefire.test.class.path", tests);
        return List.of("-XX:TieredStopAtLevel=1", "-cp", classes, "punctual.Punctual");
      }
      var words = new ArrayList<String>();
      if (Files.exists(Path.of(app, "punctual.aot"))) {
        words.addAll(List.of("-XX:AOTCache=" + app + "/punctual.aot", "-XX:AOTMode=auto"));
      }
      words.addAll(List.of("-jar", app + "/punctual.jar"));
      return words;
    }
  }

  public static Plan demo(Path home) {
    return new Plan("demo", home);
  }

  public static Plan serve(Path home) {
    return new Plan("serve", home);
  }

  /** A port that is free now. */
  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code http://127.0.0.1:PORT}, without a slash at its end. */
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  public Path home() {
    return home;
  }

  public int port() {
    return port;
  }

  public Process process() {
    return process;
  }

  /** Everything that it has printed, over all its starts. */
  public String log() {
    try {
      return Files.exists(logFile()) ? Files.readString(logFile()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path logFile() {
    return home.resolveSibling(home.getFileName() + ".log");
  }

  private Process launch() {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PUNCTUAL_"));
    builder.environment().putAll(variables);
    builder.environment().put("PUNCTUAL_HOME", home.toString());
    try {
      Files.createDirectories(home.toAbsolutePath().getParent());
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until {@code /livez} answers 200; fails with the log where the process ends before. */
  public void awaitAlive() {
    long end = System.nanoTime() + START.toNanos();
    while (!isAlive()) {
      if (endedWithin(Duration.ofMillis(50))) throw failed("ended with " + process.exitValue());
      if (System.nanoTime() > end) throw failed("did not answer within " + START);
    }
  }

  private boolean isAlive() {
    var request =
        HttpRequest.newBuilder(URI.create(address() + "/livez"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false; // nobody listens yet
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for the end of the process and answers its exit code. */
  public int awaitEnd() {
    if (!endedWithin(START)) throw failed("did not end within " + START);
    return process.exitValue();
  }

  private boolean endedWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code kill -9}, as a power cut would. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** SIGSTOP: it stands still, as a machine that swaps or a paused container does. */
  public void freeze() {
    signal("STOP");
  }

  /** SIGCONT: it goes on as if nothing had been. */
  public void thaw() {
    signal("CONT");
  }

  /** SIGTERM without waiting for anything. */
  public void askToStop() {
    signal("TERM");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SIGTERM; answers the exit code. */
  public int stop() {
    process.destroy();
    if (!endedWithin(STOP)) {
      kill();
      throw failed("did not stop within " + STOP);
    }
    return process.exitValue();
  }

  /** Starts it anew on the same home and port, and waits until it answers. */
  public void startAgain() {
    relaunch();
    awaitAlive();
  }

  /** Starts it anew on the same home and port, without waiting. */
  public void relaunch() {
    if (process.isAlive()) throw new IllegalStateException("it still runs");
    process = launch();
  }

  @Override
  public void close() {
    if (!process.isAlive()) return;
    thaw();
    stop();
  }

  private AssertionError failed(String what) {
    String log = log();
    String tail = log.substring(Math.max(0, log.length() - 4000));
    return new AssertionError("the server " + what + "; its log ends:\n" + tail);
  }
}
