package punctual.schedules.recurrence;

import java.util.List;
import java.util.Locale;
import punctual.web.Problem.FieldFault;

/** A schedule that cannot be accepted, with every reason at once. */
public final class InvalidSchedule extends RuntimeException {
  /** Which kind of refusal. */
  public enum Code {
    /** It does not parse, or names what does not exist. */
    SCHEDULE_INVALID,
    /** It is well formed, but no date ever matches. */
    SCHEDULE_NEVER_FIRES;

    /** The word in JSON, in lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Code code;
  private final List<FieldFault> faults;

  InvalidSchedule(Code code, List<FieldFault> faults) {
    super(faults.getFirst().message());
    this.code = code;
    this.faults = List.copyOf(faults);
  }

  public Code code() {
    return code;
  }

  /** At least one fault; the fields begin with {@code schedule}, as in {@code schedule.time}. */
  public List<FieldFault> faults() {
    return faults;
  }
}
