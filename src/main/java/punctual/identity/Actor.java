package punctual.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.web.Problem;

/**
 * The person behind a request, in the organisation that the token names. Controllers take it as a
 * parameter; it comes from the verified token only.
 *
 * @param organizationKey the organisation's key, bound to {@code :organization_id} of report
 *     queries
 * @param operator runs the installation, beside the role
 * @param ip the caller's address, for the audit log; null outside a request
 */
public record Actor(
    UUID userId,
    UUID organizationId,
    String organizationKey,
    String email,
    String displayName,
    Role role,
    boolean operator,
    @Nullable String ip) {

  public boolean is(Role least) {
    return role.includes(least);
  }

  /**
   * For what concerns the installation.
   *
   * @throws Problem 403 for who does not run it
   */
  public void requireOperator() {
    if (!operator) {
      throw Problem.forbidden(
          "This is for the operators of the installation. One of them can make you an operator.");
    }
  }

  /**
   * For what concerns the installation as well as the organisation.
   *
   * @throws Problem 403 for who is neither administrator nor operator
   */
  public void requireAdministratorOrOperator() {
    if (!operator) require(Role.ADMINISTRATOR);
  }

  /**
   * @throws Problem 403 naming the role that is missing
   */
  public void require(Role least) {
    if (!is(least)) {
      throw Problem.forbidden(
          "This needs the role %s; yours is %s. An administrator can grant it."
              .formatted(least.word(), role.word()));
    }
  }
}
