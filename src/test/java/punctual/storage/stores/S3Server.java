package punctual.storage.stores;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;

/** A server in memory that speaks the protocol of S3 and checks signatures. */
public final class S3Server implements AutoCloseable {
  public static final String BUCKET = "reports";
  private static final String KEY = "reporter";
  private static final String SECRET = "not much of a secret";

  private final S3Proxy server;

  public S3Server() {
    var blobs = new TransientNio2BlobStore();
    blobs.createContainer(CreateBucketRequest.builder().bucket(BUCKET).build());
    server =
        S3Proxy.builder()
            .blobStore(blobs)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
            .v4MaxNonChunkedRequestSize(64 * 1024 * 1024)
            .build();
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  StoreSettings settings(StoreSettings.Kind kind, String secret) {
    return settings(kind, address(), secret, Duration.ofSeconds(20));
  }

  static StoreSettings settings(
      StoreSettings.Kind kind, URI address, String secret, Duration timeout) {
    return new StoreSettings(
        kind.name().toLowerCase(Locale.ROOT),
        kind,
        address,
        BUCKET,
        "punctual/",
        "us-east-1",
        KEY,
        secret,
        true,
        timeout);
  }

  /** A store in it, with the right secret. */
  public Store open() {
    return settings(StoreSettings.Kind.S3, SECRET).open();
  }

  Store open(StoreSettings.Kind kind) {
    return settings(kind, SECRET).open();
  }

  /** As {@code stores.main} in punctual.yaml. */
  public String json() {
    return """
    {"main": {"kind": "s3", "endpoint": "%s", "bucket": "%s", "access_key": "%s",
              "secret_key": "%s", "timeout": "5s"}}\
    """
        .formatted(address(), BUCKET, KEY, SECRET);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
