package punctual.journeys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person's requests, for what stands before a journey begins. */
final class Api {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final String base;
  private final String token;

  private Api(String base, String token) {
    this.base = base;
    this.token = token;
  }

  static Api as(String email, Demo demo) {
    String base = demo.address() + "/api/v1/";
    var nobody = new Api(base, "");
    JsonNode answer = nobody.post("auth/login", Map.of("email", email, "password", Demo.PASSWORD));
    return new Api(base, answer.get("access_token").asString());
  }

  JsonNode get(String path) {
    return send(request(path).GET().build());
  }

  JsonNode post(String path, Map<String, ?> body) {
    return send(request(path).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))).build());
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(base + path));
    if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
    return request.header("Content-Type", "application/json");
  }

  private static JsonNode send(HttpRequest request) {
    try {
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300)
        throw new AssertionError(request + ": " + answer.statusCode() + " " + answer.body());
      return JSON.readTree(answer.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(request.toString(), e);
    }
  }
}
