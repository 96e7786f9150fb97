package punctual.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A caller of the API. Bodies are JSON in which single quotes stand for double ones, bytes that are
 * sent as they are, or values that are written as JSON.
 */
public final class Api {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final String address;
  private final Map<String, String> headers;

  Api(String address, Map<String, String> headers) {
    this.address = address;
    this.headers = Map.copyOf(headers);
  }

  /** The same caller with one header more. */
  public Api with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Api(address, more);
  }

  /** An answer. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Answer(int status, HttpHeaders headers, byte[] bytes) {
    public String body() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      return JsonMapper.shared().readTree(bytes);
    }

    /** The text under a JSON pointer without its first slash; empty where there is none. */
    public String text(String path) {
      return json().at("/" + path).asString("");
    }

    public @Nullable String header(String name) {
      return headers.firstValue(name).orElse(null);
    }

    public Answer expect(int wanted) {
      assertThat(status).as(() -> body()).isEqualTo(wanted);
      return this;
    }

    /** Expects a problem (RFC 9457) with this status and code. */
    public Answer expect(int wanted, String code) {
      expect(wanted);
      assertThat(header("Content-Type")).startsWith("application/problem+json");
      assertThat(text("code")).isEqualTo(code);
      assertThat(json().get("status").asInt()).isEqualTo(wanted);
      assertThat(text("title")).isNotEmpty();
      return this;
    }

    /** The fields that a problem names. */
    public List<String> faults() {
      return json().at("/errors").valueStream().map(e -> e.get("field").asString()).toList();
    }

    /** The items of a list. */
    public Stream<JsonNode> items() {
      return json().get("items").valueStream();
    }
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path) {
    return send("POST", path, null);
  }

  public Answer post(String path, Object body) {
    return send("POST", path, body);
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, body);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /** The lines of a stream of events as they come, for as long as it is open. */
  public Stream<String> lines(String path) {
    var request = HttpRequest.newBuilder(URI.create(address + path));
    headers.forEach(request::setHeader);
    try {
      return HTTP.send(request.build(), BodyHandlers.ofLines()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public Answer send(String method, String path, @Nullable Object body) {
    var request =
        HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : address + path))
            .timeout(LIMIT);
    headers.forEach(request::setHeader);
    if (body != null && !headers.containsKey("Content-Type"))
      request.setHeader("Content-Type", "application/json");
    request.method(
        method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes(body)));
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(Object body) {
    return switch (body) {
      case byte[] raw -> raw;
      case String text -> text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      default -> JsonMapper.shared().writeValueAsBytes(body);
    };
  }
}
