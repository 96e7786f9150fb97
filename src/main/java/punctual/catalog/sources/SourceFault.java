package punctual.catalog.sources;

import org.jspecify.annotations.Nullable;
import punctual.faults.Fault;

/** A source did not give its rows; the fault says why and whether another attempt makes sense. */
public final class SourceFault extends RuntimeException {
  private final Fault fault;

  public SourceFault(Fault fault, @Nullable Throwable cause) {
    super(fault.code() + ": " + fault.message(), cause);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }

  /** Whether a person's cancel ended it; nothing is wrong then. */
  public boolean isCancelled() {
    return fault.code().equals(SqlFaults.CANCELLED);
  }
}
