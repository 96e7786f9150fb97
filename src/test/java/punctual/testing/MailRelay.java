package punctual.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The one mail server that a running installation knows: passes every connection on to the server
 * of the moment, so that a test can put another one in its place without a restart.
 */
public final class MailRelay {
  private static final int NOBODY = 0;

  private final ServerSocket listener;
  private final int usual;
  private volatile int target;

  MailRelay(int usual) {
    this.usual = usual;
    target = usual;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("mail-relay").start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Connections go to this server until {@link #usual()}. */
  public void to(ScriptedSmtp server) {
    target = server.port();
  }

  /** Connections are closed at once: the mail server is down. */
  public void down() {
    target = NOBODY;
  }

  /** Connections go to the mailbox again. */
  public void usual() {
    target = usual;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Socket client) {
    int port = target;
    try (client) {
      if (port == NOBODY) return;
      try (var server = new Socket(InetAddress.getLoopbackAddress(), port)) {
        Thread back = Thread.ofVirtual().start(() -> pump(server, client));
        pump(client, server);
        back.join();
      }
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt(); // one side went away; so does this connection
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      closeBoth(from, to);
    }
  }

  private static void closeBoth(Socket one, Socket other) {
    try (one;
        other) {
      one.shutdownInput();
    } catch (IOException e) {
      return; // closed already
    }
  }
}
