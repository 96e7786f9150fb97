package punctual.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import punctual.faults.CodedException;
import punctual.storage.Artifact;
import punctual.storage.Artifacts;
import punctual.web.Problem;

/**
 * A file as an answer, whole or from where an earlier download broke off. What is sent is told
 * before the first byte leaves; what breaks off is told again with what had left by then.
 */
final class FileAnswer {
  private final Artifacts artifacts;

  FileAnswer(Artifacts artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * Who hears of a download.
   *
   * @param begins the part that is going to be sent; what it throws keeps the file here
   * @param broken bytes that had left when the reader hung up
   */
  record Listener(Consumer<ByteRange> begins, LongConsumer broken) {}

  /** What every answer to a link says. */
  static HttpHeaders headers() {
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.CACHE_CONTROL, "private, no-store");
    headers.set("X-Robots-Tag", "noindex");
    headers.set("Referrer-Policy", "no-referrer");
    return headers;
  }

  ResponseEntity<Resource> of(Artifact file, HttpServletRequest request, Listener listener)
      throws IOException {
    String tag = "\"" + file.sha256() + "\"";
    if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH)))
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).headers(headers()).eTag(tag).build();
    ByteRange part = part(file, tag, request);
    boolean whole = part.length() == file.bytes();
    HttpHeaders headers = headers(file, part, tag);
    var answer = whole ? ResponseEntity.ok() : ResponseEntity.status(HttpStatus.PARTIAL_CONTENT);
    answer.headers(headers);
    // mail scanners ask for the header alone: nobody has the file then
    if (request.getMethod().equals("HEAD")) return answer.build();
    InputStream bytes = open(file);
    try {
      bytes.skipNBytes(part.from());
      listener.begins().accept(part);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
    return answer.body(new InputStreamResource(new Part(bytes, part, listener.broken())));
  }

  /** A part of another file than the one that the caller has the rest of is of no use. */
  private static ByteRange part(Artifact file, String tag, HttpServletRequest request) {
    String condition = request.getHeader(HttpHeaders.IF_RANGE);
    boolean same = condition == null || condition.equals(tag);
    return same
        ? ByteRange.of(request.getHeader(HttpHeaders.RANGE), file.bytes())
        : ByteRange.whole(file.bytes());
  }

  private static HttpHeaders headers(Artifact file, ByteRange part, String tag) {
    HttpHeaders headers = headers();
    headers.setContentType(MediaType.parseMediaType(file.contentType()));
    headers.setContentLength(part.length());
    headers.setContentDisposition(
        ContentDisposition.attachment().filename(file.fileName(), StandardCharsets.UTF_8).build());
    headers.setETag(tag);
    headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
    if (part.length() != file.bytes()) {
      headers.set(
          HttpHeaders.CONTENT_RANGE,
          "bytes %d-%d/%d".formatted(part.from(), part.to(), file.bytes()));
    }
    // were it shown all the same, it would run nothing and be of no origin
    if (file.format().equals("html")) headers.set("Content-Security-Policy", "sandbox");
    return headers;
  }

  private InputStream open(Artifact file) throws IOException {
    try {
      return artifacts.open(file);
    } catch (NoSuchFileException e) {
      throw Problem.of(
          HttpStatus.GONE,
          "file_missing",
          "The file is not on this server any more. Run the report again.");
    } catch (CodedException e) {
      throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, e.code().name(), e.code().words());
    }
  }

  /** Ends with the part, and knows whether that was reached. */
  private static final class Part extends FilterInputStream {
    private final long length;
    private final LongConsumer broken;
    private long sent;
    private boolean closed;

    Part(InputStream in, ByteRange part, LongConsumer broken) {
      super(in);
      this.length = part.length();
      this.broken = broken;
    }

    @Override
    public int read() throws IOException {
      if (sent >= length) return -1;
      int next = super.read();
      if (next >= 0) sent++;
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int most) throws IOException {
      if (sent >= length) return -1;
      int count = super.read(into, offset, (int) Math.min(most, length - sent));
      if (count > 0) sent += count;
      return count;
    }

    @Override
    public void close() throws IOException {
      if (closed) return;
      closed = true;
      super.close();
      if (sent < length) broken.accept(sent);
    }
  }
}
