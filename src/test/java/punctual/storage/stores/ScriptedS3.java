package punctual.storage.stores;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As much of an object store as it takes to misbehave. */
final class ScriptedS3 implements AutoCloseable {
  /** What it does wrong. */
  enum Fault {
    NONE,
    REFUSES,
    IS_BUSY,
    HANGS,
    IS_FULL,
    LOSES_A_PART,
    LOSES_THE_ANSWER,
    CUTS_OFF,
    DRIPS
  }

  final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  final Map<Integer, byte[]> parts = new TreeMap<>();
  final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<String, String> owners = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  volatile Fault fault = Fault.NONE;

  ScriptedS3() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange call) throws IOException {
    byte[] body = call.getRequestBody().readAllBytes();
    String query = String.valueOf(call.getRequestURI().getRawQuery());
    String name = call.getRequestURI().getPath();
    calls.add(call.getRequestMethod() + " " + query.replaceAll("=.*", ""));
    switch (fault) {
      case REFUSES -> error(call, 403, "AccessDenied");
      case IS_BUSY -> error(call, 503, "SlowDown");
      case IS_FULL -> error(call, 507, "XMinioStorageFull");
      case HANGS -> hang();
      default -> answer(call, name, query, body);
    }
    call.close();
  }

  private void hang() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange call, String name, String query, byte[] body)
      throws IOException {
    switch (call.getRequestMethod()) {
      case "POST" -> post(call, name, query);
      case "PUT" -> put(call, name, query, body);
      case "DELETE" -> {
        if (query.contains("uploadId")) parts.clear();
        else objects.remove(name);
        send(call, 204, "");
      }
      default -> get(call, name);
    }
  }

  private void post(HttpExchange call, String name, String query) throws IOException {
    if (query.startsWith("uploads")) {
      owners.put(name, owner(call));
      send(
          call,
          200,
          "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>");
      return;
    }
    if (fault == Fault.LOSES_A_PART) parts.remove(1);
    var whole = new ByteArrayOutputStream();
    for (byte[] part : parts.values()) whole.write(part);
    objects.put(name, whole.toByteArray());
    parts.clear();
    send(
        call,
        200,
        "<CompleteMultipartUploadResult><ETag>\"e\"</ETag></CompleteMultipartUploadResult>");
  }

  private static String owner(HttpExchange call) {
    return String.valueOf(call.getRequestHeaders().getFirst("x-amz-meta-punctual-draft"));
  }

  private void put(HttpExchange call, String name, String query, byte[] body) throws IOException {
    if (query.contains("partNumber=")) {
      parts.put(Integer.valueOf(query.replaceAll(".*partNumber=(\\d+).*", "$1")), body);
    } else if (objects.containsKey(name)) {
      error(call, 412, "PreconditionFailed");
      return;
    } else {
      objects.put(name, body);
      owners.put(name, owner(call));
      if (fault == Fault.LOSES_THE_ANSWER) {
        fault = Fault.NONE;
        return;
      }
    }
    call.getResponseHeaders().set("ETag", "\"e\"");
    send(call, 200, "");
  }

  private void get(HttpExchange call, String name) throws IOException {
    byte[] content = objects.get(name);
    if (content == null) {
      error(call, 404, "NoSuchKey");
      return;
    }
    call.getResponseHeaders().set("x-amz-meta-punctual-draft", owners.get(name));
    if (call.getRequestMethod().equals("HEAD")) {
      call.getResponseHeaders().set("Content-Length", String.valueOf(content.length));
      call.sendResponseHeaders(200, -1);
      return;
    }
    call.sendResponseHeaders(200, content.length);
    if (fault == Fault.CUTS_OFF) {
      call.getResponseBody().write(Arrays.copyOf(content, content.length / 2));
      call.getResponseBody().flush();
    } else if (fault == Fault.DRIPS) {
      call.getResponseBody().write(content, 0, 10);
      call.getResponseBody().flush();
      hang();
    } else {
      call.getResponseBody().write(content);
    }
  }

  private static void error(HttpExchange call, int status, String code) throws IOException {
    send(call, status, "<Error><Code>%s</Code><Message>no</Message></Error>".formatted(code));
  }

  private static void send(HttpExchange call, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean none = bytes.length == 0 || call.getRequestMethod().equals("HEAD");
    call.sendResponseHeaders(status, none ? -1 : bytes.length);
    if (!none) call.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
