package punctual.identity;

import java.util.Locale;

/** What a person may do in one organisation; each role adds to the one before (PL-G.1). */
public enum Role {
  /** Reads what is shared and receives reports. */
  VIEWER,
  /** Own and shared schedules. */
  MEMBER,
  /** Reads every schedule; the workforce side. */
  MANAGER,
  /** Edits everything of the organisation, and its people. */
  ADMINISTRATOR;

  /** The word in tables and JSON, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this role includes {@code other}. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  public static Role of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
