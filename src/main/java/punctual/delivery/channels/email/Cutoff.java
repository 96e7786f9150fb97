package punctual.delivery.channels.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sockets of one conversation and closes them when its time is over. A server that drips
 * one byte now and then outlives every read timeout; only this ends it.
 */
final class Cutoff extends SocketFactory implements AutoCloseable {
  private final CountDownLatch finished = new CountDownLatch(1);
  private @Nullable Socket socket;
  private boolean expired;

  /**
   * @param limit from now
   */
  Cutoff(Duration limit) {
    Thread.ofVirtual().name("mail-cutoff").start(() -> watch(limit));
  }

  private void watch(Duration limit) {
    try {
      if (!finished.await(limit.toNanos(), TimeUnit.NANOSECONDS)) cut();
    } catch (InterruptedException e) {
      cut();
    }
  }

  private synchronized void cut() {
    expired = true;
    closeSocket();
  }

  private void closeSocket() {
    try {
      if (socket != null) socket.close();
    } catch (IOException e) {
      // A socket that cannot be closed is closed.
      socket = null;
    }
  }

  /** Whether the time was over before the conversation was. */
  synchronized boolean expired() {
    return expired;
  }

  @Override
  public synchronized void close() {
    finished.countDown();
    closeSocket();
  }

  @Override
  public synchronized Socket createSocket() throws IOException {
    if (expired) throw new SocketException("the time for this delivery is over");
    closeSocket();
    socket = new Socket();
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw connected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw connected();
  }

  private static UnsupportedOperationException connected() {
    return new UnsupportedOperationException("only sockets that are not yet connected");
  }
}
