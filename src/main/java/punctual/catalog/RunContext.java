package punctual.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.identity.Role;

/**
 * What the server knows of a run; a caller can set none of it.
 *
 * @param dueAt when the run was intended; never when it happens to run
 * @param zone of the schedule
 * @param organizationKey bound to {@code :organization_id}
 * @param userId the owner, bound to {@code :user_id} as text
 * @param roles the owner's role words, bound to {@code :roles}; never empty
 * @param since bound to {@code :since}, the due instant of the last run that was completed; null:
 *     there was none
 */
public record RunContext(
    Instant dueAt,
    ZoneId zone,
    String organizationKey,
    UUID userId,
    List<String> roles,
    @Nullable Instant since) {

  public RunContext {
    roles = List.copyOf(roles);
  }

  /** Of a run before which there was none. */
  public RunContext(
      Instant dueAt, ZoneId zone, String organizationKey, UUID userId, List<String> roles) {
    this(dueAt, zone, organizationKey, userId, roles, null);
  }

  /** The words of a role and of those that it includes. */
  public static List<String> roles(Role role) {
    return Arrays.stream(Role.values()).filter(role::includes).map(Role::word).toList();
  }

  LocalDate dueDate() {
    return LocalDate.ofInstant(dueAt, zone);
  }
}
