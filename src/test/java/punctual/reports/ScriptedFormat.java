package punctual.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Section;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import punctual.reports.formats.ReportFormat;
import punctual.reports.formats.ReportWriter;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/** Writes a line for each step, and does what a test tells it besides. */
final class ScriptedFormat implements ReportFormat {
  final List<String> steps = new ArrayList<>();
  private final String name;
  Turn row = _ -> {};
  Turn finish = _ -> {};
  volatile int rows;
  volatile boolean closed;

  /** What happens at a row, or at the end. */
  @FunctionalInterface
  interface Turn {
    /**
     * @param row from 1; at the end, how many there were
     */
    void at(int row) throws Exception;
  }

  ScriptedFormat(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String contentType() {
    return "text/plain";
  }

  @Override
  public String extension() {
    return name;
  }

  @Override
  public List<FieldFault> check(JsonNode options) {
    return List.of();
  }

  @Override
  public boolean holdsSections() {
    return true;
  }

  @Override
  public ReportWriter open(OutputStream out, Heading heading, JsonNode options) {
    return new Writer(out);
  }

  private final class Writer implements ReportWriter {
    private final OutputStream out;
    private int count;

    Writer(OutputStream out) {
      this.out = out;
    }

    private void write(String step) throws IOException {
      steps.add(step);
      out.write((step + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void section(Section section) throws IOException {
      write("section " + section.title());
    }

    @Override
    public void row(@Nullable Object[] values) throws IOException {
      rows = ++count;
      take(row);
      write(Arrays.stream(values).map(ScriptedFormat::text).collect(Collectors.joining(" ")));
    }

    @Override
    public void finish(Footer footer) throws IOException {
      take(finish);
      write("end " + footer.rows());
    }

    @Override
    public void close() {
      closed = true;
    }

    private void take(Turn turn) throws IOException {
      try {
        turn.at(rows);
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }

  /** Long text is told by its length. */
  private static String text(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() <= 20 ? text : text.length() + " characters";
  }
}
