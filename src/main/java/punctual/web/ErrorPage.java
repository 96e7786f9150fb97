package punctual.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What fails before or beside a controller is a problem too, with nothing internal in it. */
@Controller
class ErrorPage implements ErrorController {
  private final Problems problems;

  ErrorPage(Problems problems) {
    this.problems = problems;
  }

  @RequestMapping("/error")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    HttpStatus status = status(request);
    String text =
        status.is5xxServerError()
            ? "Something went wrong inside Punctual. It is in the log under the request id of this answer."
            : "This request cannot be answered: %s.".formatted(status.getReasonPhrase());
    problems.write(response, Problem.of(status, status.name().toLowerCase(Locale.ROOT), text));
  }

  /** Without an error behind it, this address is nothing that anybody should call. */
  private static HttpStatus status(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    return status == null ? HttpStatus.NOT_FOUND : status;
  }
}
