package punctual.storage.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/**
 * Against Azurite, which is too large to fetch for every build: {@code npm ci --prefix
 * src/test/azurite}, then {@code ./mvnw test -Dtest.groups=long -Dtest.excludedGroups=journey
 * -Dtest=AzureStoreTest}.
 */
@Tag("long")
@SuppressWarnings("NullAway.Init")
class AzureStoreTest extends NamesOnceContract {
  private static final Path MAIN =
      Path.of("src/test/azurite/node_modules/azurite/dist/src/blob/main.js").toAbsolutePath();

  /** Known to the whole world: the account that Azurite comes with. */
  private static final String ACCOUNT = "devstoreaccount1";

  private static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private static Process azurite;
  private static Store store;

  @BeforeAll
  static void start() throws IOException {
    assertThat(MAIN).as("npm ci --prefix src/test/azurite").exists();
    URI address = URI.create("http://127.0.0.1:%d/%s".formatted(run(), ACCOUNT));
    new BlobServiceClientBuilder()
        .endpoint(address.toString())
        .credential(new StorageSharedKeyCredential(ACCOUNT, KEY))
        .buildClient()
        .createBlobContainer("reports");
    store =
        new StoreSettings(
                "azure",
                StoreSettings.Kind.AZURE,
                address,
                "reports",
                "punctual/",
                "auto",
                ACCOUNT,
                KEY,
                false,
                Duration.ofSeconds(20))
            .open();
  }

  /** Answers the port. */
  private static int run() throws IOException {
    int port = freePort();
    azurite =
        new ProcessBuilder(
                "node",
                MAIN.toString(),
                "--inMemoryPersistence",
                "--skipApiVersionCheck",
                "--disableTelemetry",
                "--blobHost",
                "127.0.0.1",
                "--blobPort",
                String.valueOf(port))
            .directory(Files.createTempDirectory("azurite").toFile().getAbsoluteFile())
            .redirectErrorStream(true)
            .start();
    var said =
        new BufferedReader(new InputStreamReader(azurite.getInputStream(), StandardCharsets.UTF_8));
    String line;
    do line = said.readLine();
    while (line != null && !line.contains("successfully listen"));
    assertThat(line).isNotNull();
    return port;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @AfterAll
  static void stop() {
    azurite.destroy();
  }

  @Override
  Store store() {
    return store;
  }
}
