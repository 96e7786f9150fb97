package punctual.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem where no controller is at work: in filters and in the security chain. */
public final class Problems {
  private final JsonMapper json;

  public Problems(JsonMapper json) {
    this.json = json;
  }

  public void write(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    if (problem.retryAfter() != null) {
      response.setHeader("Retry-After", String.valueOf(problem.retryAfter().toSeconds()));
    }
    var detail =
        ProblemAdvice.detail(problem.status(), problem.code(), problem.detail(), problem.errors());
    // bytes: a controller that was at work before may have taken the stream
    response.getOutputStream().write(json.writeValueAsBytes(detail));
  }
}
