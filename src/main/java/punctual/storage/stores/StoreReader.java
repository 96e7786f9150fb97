package punctual.storage.stores;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import punctual.settings.Kinds;
import punctual.settings.Setting.InvalidSetting;
import punctual.storage.stores.StoreSettings.Kind;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/** Reads one entry of {@code stores:} and finds all that is wrong with it. */
public final class StoreReader {
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);
  private static final Set<String> COMMON = Set.of("kind", "prefix", "endpoint", "timeout");

  private final String path;
  private final JsonNode node;
  private final Path base;
  private final List<FieldFault> faults = new ArrayList<>();

  private StoreReader(String name, JsonNode node, Path base) {
    path = "stores." + name;
    this.node = node;
    this.base = base;
  }

  /**
   * Adds every fault; null where it cannot be used.
   *
   * @param base where relative paths of secrets count from
   */
  public static @Nullable StoreSettings read(
      String name, JsonNode node, Path base, List<FieldFault> faults) {
    var reader = new StoreReader(name, node, base);
    StoreSettings settings = reader.settings(name);
    faults.addAll(reader.faults);
    return reader.faults.isEmpty() ? settings : null;
  }

  private @Nullable StoreSettings settings(String name) {
    Kind kind = kind();
    if (kind == null) return null;
    boolean azure = kind == Kind.AZURE;
    unknown(kind);
    URI endpoint = endpoint();
    return new StoreSettings(
        name,
        kind,
        kind == Kind.GOOGLE && endpoint == null
            ? URI.create("https://storage.googleapis.com")
            : endpoint,
        needed(azure ? "container" : "bucket"),
        prefix(),
        region(kind, endpoint),
        needed(azure ? "account" : "access_key"),
        secret(azure ? "account_key" : "secret_key"),
        flag("path_style", endpoint != null || kind == Kind.GOOGLE),
        timeout());
  }

  private @Nullable Kind kind() {
    String word = text("kind");
    for (Kind kind : Kind.values())
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) return kind;
    fault(
        "kind",
        word == null
            ? "is missing; use s3, azure or google."
            : "is \"%s\"; use s3, azure or google.".formatted(word));
    return null;
  }

  private void unknown(Kind kind) {
    var known = new TreeSet<>(COMMON);
    known.addAll(
        switch (kind) {
          case S3 ->
              Set.of(
                  "bucket", "access_key", "secret_key", "secret_key_file", "region", "path_style");
          case GOOGLE -> Set.of("bucket", "access_key", "secret_key", "secret_key_file");
          case AZURE -> Set.of("container", "account", "account_key", "account_key_file");
        });
    for (String key : node.propertyNames())
      if (!known.contains(key))
        fault(key, "is no setting of such a store; use %s.".formatted(String.join(", ", known)));
  }

  private @Nullable String text(String key) {
    JsonNode value = node.get(key);
    return value == null || value.isNull() ? null : value.asString("").strip();
  }

  private String needed(String key) {
    String value = text(key);
    if (value == null || value.isEmpty())
      fault(key, "is missing; write the name that the store knows.");
    return value == null ? "" : value;
  }

  private String region(Kind kind, @Nullable URI endpoint) {
    if (kind != Kind.S3) return "auto";
    String region = text("region");
    if (region == null && endpoint == null)
      fault("region", "is missing; write the region of the bucket, such as eu-central-1.");
    return region == null || region.isEmpty() ? "us-east-1" : region;
  }

  private String prefix() {
    String prefix = text("prefix");
    if (prefix == null || prefix.isEmpty()) return "";
    if (prefix.startsWith("/") || prefix.contains("..") || prefix.contains("\\"))
      fault("prefix", "is \"%s\"; use a path like punctual/reports.".formatted(prefix));
    return prefix.endsWith("/") ? prefix : prefix + "/";
  }

  private @Nullable URI endpoint() {
    String value = text("endpoint");
    if (value == null) return null;
    try {
      URI address = URI.create(value);
      if (address.getHost() != null && Set.of("http", "https").contains(address.getScheme()))
        return address;
    } catch (IllegalArgumentException _) {
      // told below
    }
    fault("endpoint", "is no address; use one like https://s3.example.org.");
    return null;
  }

  private String secret(String key) {
    String direct = text(key);
    String file = text(key + "_file");
    if (direct != null && file != null)
      fault(key + "_file", "stands beside %s; keep one of the two.".formatted(key));
    if (file != null) return inFile(key + "_file", file);
    if (direct == null || direct.isEmpty())
      fault(
          key,
          "is missing; give it, or %s_file with the path of a file that holds it.".formatted(key));
    return direct == null ? "" : direct;
  }

  private String inFile(String key, String file) {
    try {
      String secret = Files.readString(base.resolve(file)).strip();
      if (secret.isEmpty()) fault(key, "is an empty file; write the secret into it.");
      return secret;
    } catch (IOException | InvalidPathException _) {
      fault(key, "is not a readable file; mend the path or the file's rights.");
      return "";
    }
  }

  private boolean flag(String key, boolean fallback) {
    JsonNode value = node.get(key);
    if (value == null) return fallback;
    if (!value.isBoolean()) fault(key, "is %s; use true or false.".formatted(value));
    return value.asBoolean(fallback);
  }

  private Duration timeout() {
    String value = text("timeout");
    if (value == null) return USUAL_TIMEOUT;
    try {
      Duration timeout = Kinds.duration(value);
      if (timeout.compareTo(Duration.ofSeconds(1)) >= 0
          && timeout.compareTo(Duration.ofMinutes(10)) <= 0) return timeout;
      fault("timeout", "is %s; use 1s to 10m.".formatted(value));
    } catch (InvalidSetting e) {
      fault("timeout", "is \"%s\": it %s.".formatted(value, e.getMessage()));
    }
    return USUAL_TIMEOUT;
  }

  private void fault(String key, String message) {
    faults.add(new FieldFault(path + "." + key, path + "." + key + " " + message));
  }
}
