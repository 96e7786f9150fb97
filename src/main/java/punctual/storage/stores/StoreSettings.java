package punctual.storage.stores;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code stores:} in {@code punctual.yaml}.
 *
 * @param endpoint null for the usual one of the kind
 * @param bucket or container
 * @param prefix of every name in it, empty or ending with a slash
 * @param accessKey or name of the account
 * @param pathStyle whether the bucket stands in the path of an address, not in its host name
 * @param timeout of one request, tried three times at most
 */
public record StoreSettings(
    String name,
    Kind kind,
    @Nullable URI endpoint,
    String bucket,
    String prefix,
    String region,
    String accessKey,
    String secretKey,
    boolean pathStyle,
    Duration timeout) {

  /** What a store speaks. */
  public enum Kind {
    S3,
    AZURE,
    GOOGLE
  }

  /** Opens no connection yet: a store that does not answer stops no start. */
  public Store open() {
    return switch (kind) {
      case S3, GOOGLE -> new S3Store(this);
      case AZURE -> new AzureStore(this);
    };
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "%s %s %s/%s".formatted(name, kind, bucket, prefix);
  }
}
