package punctual.web;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param total rows of all pages
 * @param page from 1
 * @param limit rows of a full page, 1 to 200
 */
public record Page<T>(List<T> items, long total, int page, int limit) {

  /** Which page a caller asks for; bounds are checked here. */
  public record Request(int page, int limit) {
    public static final int MAX_LIMIT = 200;
    public static final int DEFAULT_LIMIT = 20;

    /**
     * @throws Problem 422 for a page below 1 or a limit outside 1 to 200
     */
    public Request {
      if (page < 1) throw Problem.invalid("page", "page is %d; it starts at 1.".formatted(page));
      if (limit < 1 || limit > MAX_LIMIT) {
        throw Problem.invalid("limit", "limit is %d; use 1 to %d.".formatted(limit, MAX_LIMIT));
      }
    }

    public long offset() {
      return (page - 1L) * limit;
    }
  }

  public <R> Page<R> map(Function<T, R> view) {
    return new Page<>(items.stream().map(view).toList(), total, page, limit);
  }

  public static <T> Page<T> of(List<T> items, long total, Request request) {
    return new Page<>(items, total, request.page(), request.limit());
  }
}
