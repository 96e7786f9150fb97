package punctual.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import punctual.web.Problem.FieldFault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Every refusal and every failure as {@code application/problem+json} (RFC 9457); nothing internal
 * in it.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Problem problem) {
    var response =
        ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (problem.retryAfter() != null) {
      response.header(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfter().toSeconds()));
    }
    return response.body(
        detail(problem.status(), problem.code(), problem.detail(), problem.errors()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException e) {
    if (e.getRequiredType() == java.util.UUID.class
        && e.getParameter()
            .hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class)) {
      return refused(Problem.notFound("such thing as", String.valueOf(e.getValue())));
    }
    String wanted = e.getRequiredType() == null ? "valid value" : words(e.getRequiredType());
    return refused(
        Problem.invalid(
            e.getName(), "%s is “%s”; write %s.".formatted(e.getName(), e.getValue(), wanted)));
  }

  private static String words(Class<?> type) {
    if (type == java.time.Instant.class) return "an instant in UTC such as 2026-03-01T08:00:00Z";
    if (type == int.class || type == Integer.class || type == long.class) return "a whole number";
    if (type == java.util.UUID.class) return "an id";
    return "a valid value";
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(CannotAcquireLockException e) {
    log.atWarn().setCause(e).log("database busy");
    return refused(
        Problem.later(
            HttpStatus.SERVICE_UNAVAILABLE,
            "busy",
            "The database is busy. Nothing was changed; try again in a moment.",
            java.time.Duration.ofSeconds(1)));
  }

  /** Values that no database takes, such as a NUL in a text or a year 300,000. */
  @ExceptionHandler({
    DataIntegrityViolationException.class,
    DateTimeException.class,
    ArithmeticException.class
  })
  ResponseEntity<ProblemDetail> unstorable(RuntimeException e) {
    log.atWarn().setCause(e).log("value refused");
    return refused(
        Problem.invalid(
            "body", "A value cannot be stored: a character or a date is out of range."));
  }

  /** Bytes in the address that are no text. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(InvalidParameterException e) {
    log.atDebug().setCause(e).log("parameter refused");
    return refused(
        Problem.invalid("query", "The parameters of the address are not text in UTF-8."));
  }

  /** A number beyond all that can be counted, such as 1e999. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> uncountable(JsonNodeException e) {
    log.atDebug().setCause(e).log("number refused");
    return refused(Problem.invalid("body", "A number is out of range."));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> database(DataAccessException e) {
    log.atError().setCause(e).log("database failed");
    return refused(
        Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "database_unavailable",
            "The database did not answer as it should. Nothing was changed; try again."));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> broken(RuntimeException e, HttpServletRequest request) {
    log.atError().setCause(e).addKeyValue("path", request.getRequestURI()).log("request failed");
    return refused(
        Problem.of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal_error",
            "Something went wrong inside Punctual. It is in the log under the request id of this answer."));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return body(HttpStatus.BAD_REQUEST, "invalid_json", unreadable(e.getCause()));
  }

  private static List<FieldFault> unreadable(@Nullable Throwable cause) {
    if (cause instanceof UnrecognizedPropertyException e) {
      return List.of(
          new FieldFault(path(e), "There is no field “%s” here.".formatted(e.getPropertyName())));
    }
    if (cause instanceof DatabindException e && !e.getPath().isEmpty()) {
      return List.of(
          new FieldFault(path(e), "The value of %s has the wrong type.".formatted(path(e))));
    }
    if (cause instanceof StreamReadException e) {
      var at = e.getLocation();
      return List.of(
          new FieldFault(
              "body",
              "The body is not JSON: line %d, column %d."
                  .formatted(at.getLineNr(), at.getColumnNr())));
    }
    if (cause instanceof JacksonException)
      return List.of(new FieldFault("body", "The body is not JSON."));
    return List.of(
        new FieldFault("body", "The body is missing or cannot be read: send a JSON object."));
  }

  private static String path(DatabindException e) {
    var path = new StringBuilder();
    for (var step : e.getPath()) {
      if (step.getPropertyName() == null) path.append('[').append(step.getIndex()).append(']');
      else path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
    }
    return path.toString();
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return body(
        HttpStatus.BAD_REQUEST,
        "missing_parameter",
        List.of(
            new FieldFault(
                e.getParameterName(), "%s is missing.".formatted(e.getParameterName()))));
  }

  private static ResponseEntity<Object> body(
      HttpStatus status, String code, List<FieldFault> errors) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(detail(status, code, errors.getFirst().message(), errors));
  }

  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail detail && detail.getProperties() == null) {
      detail.setProperty("code", code(status));
      detail.setProperty("errors", new ArrayList<>());
    }
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }

  private static String code(HttpStatusCode status) {
    return status instanceof HttpStatus known
        ? known.name().toLowerCase(java.util.Locale.ROOT)
        : "error";
  }

  /** One shape for every problem, also for those that filters answer. */
  static ProblemDetail detail(
      HttpStatus status, String code, String text, List<FieldFault> errors) {
    ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, text);
    detail.setProperty("code", code);
    detail.setProperty("errors", errors);
    return detail;
  }
}
