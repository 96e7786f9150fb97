package punctual.storage.stores;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket of Amazon S3, of a server that speaks its protocol, or of Google Cloud Storage, whose
 * XML API does so with HMAC keys (decision 0015).
 */
final class S3Store implements Store {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 3;
  private static final long LARGEST_COPY = 5L << 30;

  private final StoreSettings settings;
  private final S3Client client;

  S3Store(StoreSettings settings) {
    this.settings = settings;
    Duration timeout = settings.timeout();
    var builder =
        S3Client.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
            .serviceConfiguration(
                S3Configuration.builder()
                    .chunkedEncodingEnabled(false)
                    .pathStyleAccessEnabled(settings.pathStyle())
                    .build())
            // servers other than Amazon's do not know its checksums; parts carry Content-MD5
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(timeout))
            .overrideConfiguration(o ->
                o.apiCallAttemptTimeout(timeout)
                    .apiCallTimeout(timeout.multipliedBy(ATTEMPTS))
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(ATTEMPTS)
                            .build()));
    if (settings.endpoint() != null) builder.endpointOverride(settings.endpoint());
    client = builder.build();
  }

  private String name(String key) {
    return settings.prefix() + key;
  }

  /**
   * Google's does not know {@code If-None-Match} for writes; names are never given twice anyway.
   */
  private boolean onlyNew() {
    return settings.kind() == StoreSettings.Kind.S3;
  }

  @Override
  public Draft draft(String key) {
    return new S3Draft(
        client, settings.bucket(), name(key), UUID.randomUUID().toString(), onlyNew());
  }

  @Override
  public InputStream open(String key) throws IOException {
    try {
      ResponseInputStream<GetObjectResponse> in =
          client.getObject(g -> g.bucket(settings.bucket()).key(name(key)));
      return new Peer.Body(in, settings.timeout(), in::abort);
    } catch (NoSuchKeyException e) {
      throw new NoSuchFileException(key);
    } catch (RuntimeException e) {
      throw Peer.fault(e);
    }
  }

  @Override
  public void delete(String key) throws IOException {
    var _ = Peer.ask(() -> client.deleteObject(d -> d.bucket(settings.bucket()).key(name(key))));
  }

  /** Within the store, where it is not too large for that. */
  @Override
  public void copy(String from, String to) throws IOException {
    try {
      long bytes =
          client.headObject(h -> h.bucket(settings.bucket()).key(name(from))).contentLength();
      if (bytes > LARGEST_COPY) {
        Store.super.copy(from, to);
        return;
      }
      client.copyObject(c ->
          c.sourceBucket(settings.bucket())
              .sourceKey(name(from))
              .destinationBucket(settings.bucket())
              .destinationKey(name(to)));
    } catch (NoSuchKeyException e) {
      throw new NoSuchFileException(from);
    } catch (RuntimeException e) {
      throw Peer.fault(e);
    }
  }

  @Override
  public void olderThan(Instant before, Keys keys) throws IOException {
    String next = null;
    do {
      ListObjectsV2Response page = page(next);
      keys.accept(
          page.contents().stream()
              .filter(object -> object.lastModified().isBefore(before))
              .map(S3Object::key)
              .map(name -> name.substring(settings.prefix().length()))
              .toList());
      next = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
    } while (next != null);
  }

  private ListObjectsV2Response page(@Nullable String from) throws IOException {
    return Peer.ask(() ->
        client.listObjectsV2(
            l -> l.bucket(settings.bucket()).prefix(settings.prefix()).continuationToken(from)));
  }

  @Override
  public void sweepUnfinished(Instant before) throws IOException {
    List<MultipartUpload> unfinished =
        Peer.ask(() ->
            client
                .listMultipartUploads(l -> l.bucket(settings.bucket()).prefix(settings.prefix()))
                .uploads());
    for (MultipartUpload upload : unfinished) {
      if (upload.initiated() != null && !upload.initiated().isBefore(before)) continue;
      var _ =
          Peer.ask(() ->
              client.abortMultipartUpload(
                  a -> a.bucket(settings.bucket()).key(upload.key()).uploadId(upload.uploadId())));
    }
  }

  @Override
  public void probe(Duration limit) throws IOException {
    var _ =
        Peer.ask(() ->
            client.listObjectsV2(l ->
                l.bucket(settings.bucket())
                    .prefix(settings.prefix())
                    .maxKeys(1)
                    .overrideConfiguration(
                        o -> o.apiCallTimeout(limit).apiCallAttemptTimeout(limit))));
  }

  @Override
  public void close() {
    client.close();
  }
}
