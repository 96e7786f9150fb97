package punctual.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server on the loopback address that does what a script says: one answer per command, or a
 * fault. Without a script it takes every mail.
 */
public final class ScriptedSmtp implements AutoCloseable {
  /** In place of an answer: the connection is reset (RST). */
  public static final String RESET = "<reset>";

  /** In place of an answer: the connection is closed in good order. */
  public static final String END = "<end>";

  /** In place of an answer: silence until the client goes. */
  public static final String HANG = "<hang>";

  /** In place of an answer: one byte every 50 ms, for ever, and never a line's end. */
  public static final String DRIP = "<drip>";

  /**
   * A mail that the server has, whatever the client believes.
   *
   * @param data the message, one character per byte
   */
  public record Mail(String from, List<String> to, String data) {}

  private static final Map<String, String> USUAL =
      Map.of(
          "BANNER", "220 scripted.test ESMTP",
          "EHLO", "250-scripted.test\r\n250 8BITMIME",
          "STARTTLS", "220 2.0.0 go ahead",
          "AUTH", "235 2.7.0 welcome",
          "DATA", "354 end with a dot",
          "DOT", "250 2.0.0 queued as 4711",
          "QUIT", "221 2.0.0 bye");

  private final ServerSocket listener;
  private final @Nullable SSLContext tls;
  private final boolean implicitTls;
  private final Map<String, Deque<String>> script = new ConcurrentHashMap<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  public ScriptedSmtp() {
    this(null, false);
  }

  /**
   * @param implicitTls TLS from the first byte; otherwise {@code tls} serves STARTTLS
   */
  public ScriptedSmtp(@Nullable SSLContext tls, boolean implicitTls) {
    this.tls = tls;
    this.implicitTls = implicitTls;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /**
   * What to answer to a command: BANNER, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, DOT, QUIT.
   *
   * @param replies in turn; the last one stays
   */
  public ScriptedSmtp on(String command, String... replies) {
    script.put(command, new ArrayDeque<>(List.of(replies)));
    return this;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Mails whose final dot arrived and was not refused with a 4yz or 5yz answer. */
  public List<Mail> mails() {
    return mails;
  }

  /** All command lines of all connections. */
  public List<String> commands() {
    return commands;
  }

  @Override
  public void close() {
    closed.countDown();
    closeQuietly(listener);
    open.forEach(ScriptedSmtp::closeQuietly);
  }

  private static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      closed.countDown();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Conversation conversation = new Conversation(socket);
      if (implicitTls) conversation.secure();
      conversation.run();
    } catch (IOException e) {
      // The client went away, or the script told us to.
      open.remove(socket);
    }
  }

  private synchronized String reply(String command) {
    Deque<String> replies = script.get(command);
    if (replies == null) return USUAL.getOrDefault(command, "250 2.0.0 ok");
    return replies.size() > 1 ? replies.removeFirst() : replies.getFirst();
  }

  private final class Conversation {
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private String from = "";
    private final List<String> to = new CopyOnWriteArrayList<>();

    Conversation(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
      this.out = socket.getOutputStream();
    }

    void run() throws IOException {
      if (!say("BANNER")) return;
      for (String line = line(); line != null; line = line()) {
        commands.add(line);
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        if (verb.equals("MAIL")) from = path(line);
        if (!say(verb)) return;
        if (verb.equals("QUIT")) return;
        if (verb.equals("RCPT")) to.add(path(line));
        if (verb.equals("RSET")) to.clear();
        if (verb.equals("STARTTLS")) secure();
        if (verb.equals("DATA") && !data()) return;
      }
    }

    private boolean data() throws IOException {
      var data = new ByteArrayOutputStream();
      for (String line = line(); !".".equals(line); line = line()) {
        if (line == null) return false;
        String plain = line.startsWith(".") ? line.substring(1) : line;
        data.writeBytes((plain + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      }
      String reply = reply("DOT");
      if (!reply.matches("(?s)[45].*"))
        mails.add(new Mail(from, List.copyOf(to), data.toString(StandardCharsets.ISO_8859_1)));
      to.clear();
      return act(reply);
    }

    private boolean say(String verb) throws IOException {
      return act(reply(verb));
    }

    private boolean act(String reply) throws IOException {
      switch (reply) {
        case RESET -> socket.setSoLinger(true, 0);
        case HANG -> waitForEnd();
        case DRIP -> drip();
        case END -> out.flush();
        default -> {
          out.write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
          out.flush();
          return true;
        }
      }
      return false;
    }

    private void waitForEnd() throws IOException {
      while (in.read() >= 0) {
        // Whatever the client says now stays without an answer.
      }
    }

    private void drip() throws IOException {
      try {
        while (!closed.await(50, TimeUnit.MILLISECONDS)) {
          out.write('2');
          out.flush();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    void secure() throws IOException {
      if (tls == null) throw new IOException("no certificate");
      var secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
      secured.setUseClientMode(false);
      socket = secured;
      in = new BufferedInputStream(secured.getInputStream());
      out = secured.getOutputStream();
    }

    private @Nullable String line() throws IOException {
      var line = new ByteArrayOutputStream();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) return null;
        if (c != '\r') line.write(c);
      }
      return line.toString(StandardCharsets.ISO_8859_1);
    }

    private String path(String line) {
      int start = line.indexOf('<');
      int end = line.indexOf('>', start);
      return start < 0 || end < 0 ? line : line.substring(start + 1, end);
    }
  }
}
