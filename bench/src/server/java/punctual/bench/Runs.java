package punctual.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import punctual.reports.Pipeline;

/** A process that does run after run, as a server does. */
final class Runs implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;

  private Runs(Process process) {
    this.process = process;
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * @param heap an option, {@code -Xmx128m}
   */
  static Runs start(String heap, String url) throws IOException {
    List<String> command =
        Taken.java(System.getProperty("java.class.path"), List.of(heap), Pipeline.class, url);
    return new Runs(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  Taken run(int rows, String formats) throws IOException {
    process.getOutputStream().write((rows + " " + formats + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    String answer = answers.readLine();
    while (answer != null && !answer.matches("[0-9].*")) answer = answers.readLine();
    if (answer == null) throw new IOException("the run of " + formats + " failed");
    return Taken.of(answer);
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
