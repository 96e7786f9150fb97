package punctual.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An issuer of certificates for one test, made with the platform's own keytool. */
public final class Certificates {
  private static final String PASSWORD = "changeit";
  private static final String ISSUER = "issuer";

  private final Path file;
  private int issued;

  /**
   * @param folder for the issuer's keys
   */
  public Certificates(Path folder) throws IOException, InterruptedException {
    file = Files.createTempFile(folder, "issuer", ".p12");
    Files.delete(file);
    make(ISSUER, "-60d", 365, List.of("-ext", "bc:c"));
  }

  /**
   * TLS as the server of this name.
   *
   * @param start when the certificate begins to be valid, as keytool writes it: {@code -10d}
   * @param days how long it is valid
   */
  public SSLContext server(String name, String start, int days)
      throws IOException, InterruptedException, GeneralSecurityException {
    String alias = "server-" + issued++;
    make(alias, start, days, List.of("-signer", ISSUER, "-ext", "san=dns:" + name));
    KeyStore all = load();
    KeyStore own = empty();
    char[] password = PASSWORD.toCharArray();
    own.setKeyEntry(alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, new SecureRandom());
    return context;
  }

  /** TLS as a client that trusts this issuer and no other. */
  public SSLContext trusted() throws GeneralSecurityException, IOException {
    KeyStore issuers = empty();
    issuers.setCertificateEntry(ISSUER, load().getCertificate(ISSUER));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(issuers);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), new SecureRandom());
    return context;
  }

  private void make(String alias, String start, int days, List<String> more)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + alias));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    command.addAll(List.of("-startdate", start, "-validity", String.valueOf(days)));
    command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
    command.addAll(more);
    Process process = quiet(command).start();
    if (process.waitFor() != 0) throw new IOException("keytool failed");
  }

  private static ProcessBuilder quiet(List<String> command) {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  private KeyStore load() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
