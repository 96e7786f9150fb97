package punctual.faults;

import org.jspecify.annotations.Nullable;

/**
 * Why an attempt did not succeed, classified once at the boundary where it was met.
 *
 * @param category decides whether and how it is tried again
 * @param code stable, lower-case with underscores, for machines: {@code timeout}, {@code
 *     smtp_mailbox_unknown}
 * @param message one or two sentences for the person who made the schedule; no host, SQL or stack
 * @param detail technical text for log and administrators; null where there is none
 */
public record Fault(Category category, String code, String message, @Nullable String detail) {}
