package punctual.delivery.channels.email;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.delivery.channels.Parcel;
import punctual.delivery.channels.email.EmailSettings.Tls;
import tools.jackson.databind.json.JsonMapper;

/** Parcels and settings for tests. */
public final class Parcels {
  public static final Instant NOW = Instant.parse("2026-11-24T14:00:03Z");
  public static final UUID DELIVERY = UUID.fromString("01935a2b-7c3d-7e4f-8a5b-6c7d8e9f0a1b");

  private Parcels() {}

  public static EmailSettings settings(int port) {
    return settings(port, Tls.NONE);
  }

  static EmailSettings settings(int port, Tls tls) {
    return new EmailSettings(
        "localhost",
        port,
        null,
        null,
        tls,
        new Sender(null, "reports@acme.test"),
        10_000_000,
        Duration.ofSeconds(2),
        Duration.ofSeconds(1));
  }

  static EmailSettings signingIn(int port, Tls tls) {
    EmailSettings base = settings(port, tls);
    return new EmailSettings(
        base.host(),
        port,
        "reporter",
        "sesame",
        tls,
        base.from(),
        base.attachLimit(),
        base.connectTimeout(),
        base.readTimeout());
  }

  public static Parcel parcel() {
    return parcel("ann@example.org", "Weekly sales", csv("weekly-sales.csv", "region,revenue\r\n"));
  }

  public static Parcel parcel(String destination, String schedule, Parcel.File... files) {
    return parcel(destination, schedule, "Acme", "17 to 23 Nov 2026", null, List.of(files));
  }

  public static Parcel parcel(
      String destination,
      String schedule,
      String organization,
      @Nullable String period,
      @Nullable String note,
      List<Parcel.File> files) {
    return new Parcel(
        DELIVERY,
        1,
        NOW,
        new UUID(0, 1),
        new UUID(0, 2),
        destination,
        JsonMapper.shared().createObjectNode(),
        organization,
        schedule,
        "Sales summary",
        period,
        Instant.parse("2026-11-24T14:00:00Z"),
        ZoneId.of("America/New_York"),
        18_204,
        note,
        files,
        URI.create("https://reports.acme.test/o/acme/executions/42"));
  }

  public static Parcel.File csv(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public static Parcel.File file(String name, byte[] content) {
    return new Parcel.File(
        name,
        "text/csv; charset=utf-8",
        content.length,
        "00",
        URI.create("https://reports.acme.test/d/7?e=1801000000&s=abc"),
        Instant.parse("2026-12-24T14:00:00Z"),
        () -> new ByteArrayInputStream(content));
  }
}
