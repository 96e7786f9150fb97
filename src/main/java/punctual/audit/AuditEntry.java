package punctual.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did (PR-4).
 *
 * @param organizationId null for what concerns the installation
 * @param userId null where nobody is known, as in a failed sign-in or a download by link
 * @param actor who, in words: an e-mail address, or "link" or "command line"
 * @param action verb in the form {@code schedule.created}
 * @param objectType {@code schedule}, {@code execution}, {@code user} …
 * @param before changed fields with their old values, secrets masked; null where nothing was before
 * @param after changed fields with their new values; null where nothing is left
 */
public record AuditEntry(
    @Nullable UUID organizationId,
    @Nullable UUID userId,
    String actor,
    String action,
    String objectType,
    @Nullable String objectId,
    @Nullable String objectName,
    @Nullable Map<String, ?> before,
    @Nullable Map<String, ?> after,
    @Nullable String ip) {}
