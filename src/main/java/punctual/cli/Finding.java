package punctual.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a check found.
 *
 * @param subject the setting, or what was looked at
 * @param text what was found, a phrase
 * @param remedy what to do about it; empty where nothing is to be done
 */
record Finding(Status status, String subject, String text, String remedy) {

  enum Status {
    @JsonProperty("success")
    SUCCESS,
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("failure")
    FAILURE
  }

  /**
   * Prints what a check found.
   *
   * @return the exit code: 1 where anything failed
   */
  static int print(List<Finding> findings, boolean json, PrintWriter out) {
    boolean ok = findings.stream().noneMatch(finding -> finding.status == Status.FAILURE);
    var answer = Map.of("ok", ok, "findings", findings);
    if (json) out.println(JsonMapper.shared().writeValueAsString(answer));
    else findings.forEach(finding -> finding.print(out));
    return ok ? 0 : Commands.FAILED;
  }

  private void print(PrintWriter out) {
    out.println("[ %s ] %s: %s".formatted(word(), subject, text));
    if (!remedy.isEmpty()) out.println(" ".repeat(12) + remedy);
  }

  @JsonIgnore
  private String word() {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
