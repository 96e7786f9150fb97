package punctual.delivery.channels.email.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server on 127.0.0.1 that keeps what it gets. A sample installation sends its mails here in
 * place of the world; they are kept over restarts and crashes.
 */
public final class Mailbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
  private static final int MAX_BYTES = 50_000_000;

  private final MailFolder folder;
  private final InstantSource clock;
  private final SMTPServer server;

  /**
   * @param folder where the mails are kept; made where it is missing
   * @param port to listen on; 0 takes a free one
   * @throws IOException where the folder cannot be used
   */
  public Mailbox(Path folder, int port, InstantSource clock) throws IOException {
    this.folder = MailFolder.open(folder);
    this.clock = clock;
    this.server =
        SMTPServer.port(port)
            .bindAddress(loopback())
            .hostName("localhost")
            .softwareName("Punctual mailbox")
            .insertReceivedHeaders(false)
            .maxMessageSize(MAX_BYTES)
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .messageHandlerFactory(_ -> new Incoming())
            .build();
  }

  private static InetAddress loopback() throws UnknownHostException {
    return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
  }

  /** Begins to listen. */
  public void start() {
    server.start();
    LOG.atInfo().addKeyValue("port", port()).log("mailbox listens");
  }

  /** The port it listens on; known once started. */
  public int port() {
    return server.getPortAllocated();
  }

  /** Number of mails kept. */
  public int size() {
    return folder.size();
  }

  List<KeptMail> list() {
    return folder.list();
  }

  Optional<KeptMail> find(String id) {
    return folder.find(id);
  }

  Optional<byte[]> raw(String id) {
    return folder.raw(id);
  }

  @Override
  public void close() {
    server.stop();
  }

  /** One mail on its way in. */
  private final class Incoming implements MessageHandler {
    private final List<String> to = new ArrayList<>();
    private String from = "";

    @Override
    public void from(String address) {
      from = address;
    }

    @Override
    public void recipient(String address) {
      to.add(address);
    }

    /** What this returns is said with the 250 answer: only then is the mail kept. */
    @Override
    public String data(InputStream data) throws RejectException {
      try {
        byte[] eml = data.readNBytes(MAX_BYTES + 1);
        if (eml.length > MAX_BYTES) {
          data.transferTo(OutputStream.nullOutputStream());
          throw new RejectException(552, "5.3.4 message too big");
        }
        KeptMail kept = folder.keep(from, List.copyOf(to), eml, clock.instant());
        return "2.0.0 kept as " + kept.id();
      } catch (IOException e) {
        LOG.atError().setCause(e).log("mail not kept");
        throw new RejectException(452, "4.3.1 cannot keep the mail now");
      }
    }

    @Override
    public void done() {
      // Everything is done by the time the data has its answer.
      to.clear();
    }
  }
}
