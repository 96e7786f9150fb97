package punctual.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps bodies small, whoever sends them: they are read into memory. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyLimit extends OncePerRequestFilter {
  /** Bytes. */
  static final int MOST = 1_000_000;

  private final Problems problems;

  BodyLimit(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpServletRequest limited;
    try {
      limited = limited(request);
    } catch (Problem problem) {
      problems.write(response, problem);
      return;
    }
    chain.doFilter(limited, response);
  }

  private static HttpServletRequest limited(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > MOST) throw RepeatableRequest.tooLarge(MOST);
    boolean unknown = request.getHeader("Transfer-Encoding") != null;
    return unknown ? RepeatableRequest.of(request, MOST) : request;
  }
}
