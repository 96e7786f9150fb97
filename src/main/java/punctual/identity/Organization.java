package punctual.identity;

import java.util.List;
import java.util.UUID;

/**
 * A tenant.
 *
 * @param key lower-case letters, digits and hyphens; bound to {@code :organization_id} of report
 *     queries
 * @param emailDomains the organisation's own domains, in lower case: addresses there are no
 *     outsiders
 */
public record Organization(UUID id, String key, String name, List<String> emailDomains) {

  /** Whether an e-mail address belongs to the organisation's own domains. */
  public boolean owns(String address) {
    int at = address.lastIndexOf('@');
    return at >= 0
        && emailDomains.contains(address.substring(at + 1).toLowerCase(java.util.Locale.ROOT));
  }
}
