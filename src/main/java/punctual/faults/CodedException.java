package punctual.faults;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reading or writing failed, and what it means was known where it was met. The message is technical
 * text for log and administrators.
 */
public final class CodedException extends IOException {
  private final transient Code code;

  public CodedException(Code code, String detail, @Nullable Throwable cause) {
    super(detail, cause);
    this.code = code;
  }

  /** A line of {@link Classifier#STANDARD}, by the name of its code. */
  public static CodedException of(String code, String detail) {
    return new CodedException(Classifier.STANDARD.code(code), detail, null);
  }

  public Code code() {
    return code;
  }
}
