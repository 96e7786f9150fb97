package punctual.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who may sign in.
 *
 * @param email lower case; the name to sign in with
 * @param operator runs the installation, beside any role
 * @param sessionVersion tokens made under an earlier one are void
 * @param timezone IANA zone in which the person reads times
 */
public record User(
    UUID id,
    String email,
    String displayName,
    String passwordHash,
    boolean operator,
    boolean active,
    boolean mustChangePassword,
    int sessionVersion,
    String timezone,
    @Nullable Instant lastSignInAt) {

  /** Never the hash in a log. */
  @Override
  public String toString() {
    return "User[" + id + "]";
  }
}
