package punctual.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A refusal that the caller can act upon, answered as {@code application/problem+json} (RFC 9457).
 */
public final class Problem extends RuntimeException {
  /**
   * One fault of the input.
   *
   * @param field path in the caller's words: {@code schedule.time}, {@code
   *     recipients[2].destination}
   * @param message what is wrong with which value, and how to mend it
   */
  public record FieldFault(String field, String message) {}

  private final HttpStatus status;
  private final String code;
  private final List<FieldFault> errors;
  private final @Nullable Duration retryAfter;

  private Problem(
      HttpStatus status,
      String code,
      String detail,
      List<FieldFault> errors,
      @Nullable Duration retryAfter) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = List.copyOf(errors);
    this.retryAfter = retryAfter;
  }

  /** 422: every fault of the input at once. */
  public static Problem invalid(List<FieldFault> errors) {
    return invalid("invalid", errors);
  }

  /** 422 with a code of its own, such as {@code schedule_never_fires}. */
  public static Problem invalid(String code, List<FieldFault> errors) {
    String detail = errors.isEmpty() ? "The input is not valid." : errors.getFirst().message();
    return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, code, detail, errors, null);
  }

  public static Problem invalid(String field, String message) {
    return invalid(List.of(new FieldFault(field, message)));
  }

  /** 404; also the answer for what belongs to another organisation. */
  public static Problem notFound(String what, Object id) {
    String detail = "There is no %s %s here.".formatted(what, id);
    return new Problem(HttpStatus.NOT_FOUND, "not_found", detail, List.of(), null);
  }

  public static Problem forbidden(String detail) {
    return new Problem(HttpStatus.FORBIDDEN, "forbidden", detail, List.of(), null);
  }

  public static Problem of(HttpStatus status, String code, String detail) {
    return new Problem(status, code, detail, List.of(), null);
  }

  /** 429, or another status with {@code Retry-After}. */
  public static Problem later(HttpStatus status, String code, String detail, Duration retryAfter) {
    return new Problem(status, code, detail, List.of(), retryAfter);
  }

  public HttpStatus status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public List<FieldFault> errors() {
    return errors;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
