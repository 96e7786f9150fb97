package punctual.storage.stores;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.specialized.BlobInputStream;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A container of Azure Blob Storage. */
final class AzureStore implements Store {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 3;

  private final StoreSettings settings;
  private final BlobContainerClient container;

  AzureStore(StoreSettings settings) {
    this.settings = settings;
    Duration timeout = settings.timeout();
    HttpClient http =
        new JdkHttpClientBuilder()
            .connectionTimeout(CONNECT)
            .responseTimeout(timeout)
            .readTimeout(timeout)
            .writeTimeout(timeout)
            .build();
    var retries =
        new RequestRetryOptions(
            RetryPolicyType.EXPONENTIAL,
            ATTEMPTS,
            timeout,
            Duration.ofMillis(200),
            Duration.ofSeconds(2),
            null);
    container =
        new BlobServiceClientBuilder()
            .endpoint(endpoint())
            .credential(new StorageSharedKeyCredential(settings.accessKey(), settings.secretKey()))
            .httpClient(http)
            .retryOptions(retries)
            .buildClient()
            .getBlobContainerClient(settings.bucket());
  }

  private String endpoint() {
    return settings.endpoint() != null
        ? settings.endpoint().toString()
        : "https://%s.blob.core.windows.net".formatted(settings.accessKey());
  }

  private String name(String key) {
    return settings.prefix() + key;
  }

  @Override
  public Draft draft(String key) {
    return new AzureDraft(
        container.getBlobClient(name(key)).getBlockBlobClient(), UUID.randomUUID().toString());
  }

  @Override
  public InputStream open(String key) throws IOException {
    try {
      BlobInputStream in = container.getBlobClient(name(key)).openInputStream();
      return new Peer.Body(in, settings.timeout(), () -> {});
    } catch (BlobStorageException e) {
      if (BlobErrorCode.BLOB_NOT_FOUND.equals(e.getErrorCode())) throw new NoSuchFileException(key);
      throw Peer.fault(e);
    } catch (RuntimeException e) {
      throw Peer.fault(e);
    }
  }

  @Override
  public void delete(String key) throws IOException {
    var _ = Peer.ask(() -> container.getBlobClient(name(key)).deleteIfExists());
  }

  @Override
  public void olderThan(Instant before, Keys keys) throws IOException {
    var options = new ListBlobsOptions().setPrefix(settings.prefix());
    var pages = container.listBlobs(options, settings.timeout()).iterableByPage().iterator();
    while (Peer.ask(pages::hasNext)) {
      List<BlobItem> page = Peer.ask(pages::next).getValue();
      keys.accept(
          page.stream()
              .filter(blob -> blob.getProperties().getLastModified().toInstant().isBefore(before))
              .map(blob -> blob.getName().substring(settings.prefix().length()))
              .toList());
    }
  }

  /** Nothing: Azure drops blocks that belong to no blob after a week. */
  @Override
  public void sweepUnfinished(Instant before) {}

  @Override
  public void probe(Duration limit) throws IOException {
    var options = new ListBlobsOptions().setPrefix(settings.prefix()).setMaxResultsPerPage(1);
    var _ =
        Peer.ask(() ->
            container.listBlobs(options, limit).iterableByPage().iterator().next().getStatusCode());
  }

  /** Nothing to give back: the client has no connection of its own. */
  @Override
  public void close() {}
}
