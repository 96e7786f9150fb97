package punctual.delivery.channels;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one delivery carries to one recipient.
 *
 * @param deliveryId names the message for ever: attempts of one delivery are copies of one message
 * @param attempt from 1
 * @param firstAttemptAt the date of the message, the same in every attempt
 * @param organizationId whose report it is
 * @param recipientId who gets it each time the schedule runs; null for a copy that one person asked
 *     for
 * @param destination in the channel's normal form
 * @param options of the recipient, an object; what they mean is the channel's own
 * @param organization the sender as the reader knows it
 * @param scheduleName the schedule's name
 * @param reportName the report type's name
 * @param period the data window in words, "17 to 23 Nov 2026"; null where the report has none
 * @param dueAt the due instant
 * @param zone the schedule's zone
 * @param rows rows of the report, 0 for an empty one
 * @param note a sentence for the reader, "No data for this period."; null where there is none
 * @param files at least one, but for a notice without a file
 * @param page the execution's page in the product
 */
public record Parcel(
    UUID deliveryId,
    int attempt,
    Instant firstAttemptAt,
    UUID organizationId,
    @Nullable UUID recipientId,
    String destination,
    JsonNode options,
    String organization,
    String scheduleName,
    String reportName,
    @Nullable String period,
    Instant dueAt,
    ZoneId zone,
    long rows,
    @Nullable String note,
    List<File> files,
    URI page) {

  /**
   * One file of the report.
   *
   * @param name file name with extension, free of control characters and separators
   * @param bytes size in bytes
   * @param link signed download address that expires; the execution's page where the channel {@link
   *     Channel#sendsLinks() sends none}
   * @param linkUntil when the link ends
   */
  public record File(
      String name,
      String contentType,
      long bytes,
      String sha256,
      URI link,
      Instant linkUntil,
      Content content) {}

  /** Opens the bytes of a file; may be called again for another attempt. */
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }
}
