package punctual.catalog.sources;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For whom a session reads; told to logs, and to sources that share their room by it.
 *
 * @param organizationKey as bound to {@code :organization_id}
 * @param execution null for a preview
 */
public record Asker(
    @Nullable UUID organization,
    @Nullable String organizationKey,
    @Nullable String reportType,
    @Nullable UUID execution) {

  /** A check, or a form that is being filled in. */
  public static final Asker NOBODY = new Asker(null, null, null, null);

  /** A preview of a report type. */
  public static Asker previewing(String reportType) {
    return new Asker(null, null, reportType, null);
  }
}
