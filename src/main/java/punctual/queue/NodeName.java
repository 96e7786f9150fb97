package punctual.queue;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this machine is called among the nodes. */
public final class NodeName {
  private NodeName() {}

  public static String ofThisMachine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
