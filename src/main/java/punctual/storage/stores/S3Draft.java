package punctual.storage.stores;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.faults.CodedException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A file on its way into a bucket: in one request where it is small, in parts where it is not. */
final class S3Draft implements Store.Draft {
  private static final Logger log = LoggerFactory.getLogger(S3Draft.class);
  private static final String OURS = "punctual-draft";
  private static final int TAKEN = 412;
  private static final int NO_UPLOAD = 404;

  private final S3Client client;
  private final String bucket;
  private final String name;
  private final String id;
  private final boolean onlyNew;
  private final Parts out = new Parts(this::part);
  private final List<CompletedPart> parts = new ArrayList<>();
  private @Nullable String upload;

  /**
   * @param id of this draft alone, kept with the file: so a repeated call finds its own work
   * @param onlyNew whether the store can be told to refuse a name that is taken
   */
  S3Draft(S3Client client, String bucket, String name, String id, boolean onlyNew) {
    this.client = client;
    this.bucket = bucket;
    this.name = name;
    this.id = id;
    this.onlyNew = onlyNew;
  }

  @Override
  public OutputStream out() {
    return out;
  }

  private void part(int number, byte[] bytes, int length) throws IOException {
    String to = begun();
    String md5 = Base64.getEncoder().encodeToString(Peer.md5(bytes, length));
    RequestBody body = RequestBody.fromRemainingByteBuffer(ByteBuffer.wrap(bytes, 0, length));
    String tag =
        Peer.ask(() ->
            client
                .uploadPart(
                    u ->
                        u.bucket(bucket)
                            .key(name)
                            .uploadId(to)
                            .partNumber(number)
                            .contentMD5(md5)
                            .contentLength((long) length),
                    body)
                .eTag());
    parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
  }

  private String begun() throws IOException {
    if (upload != null) return upload;
    String begun =
        Peer.ask(() ->
            client
                .createMultipartUpload(c -> c.bucket(bucket).key(name).metadata(Map.of(OURS, id)))
                .uploadId());
    upload = begun;
    return begun;
  }

  @Override
  public void keep() throws IOException {
    try {
      if (out.sent() == 0) put(out.rest());
      else complete();
    } catch (S3Exception e) {
      boolean mayBeOurs = e.statusCode() == TAKEN || e.statusCode() == NO_UPLOAD;
      if (!mayBeOurs || !isOurs()) throw e.statusCode() == TAKEN ? taken() : Peer.fault(e);
    } catch (RuntimeException e) {
      throw Peer.fault(e);
    }
    if (upload != null) checkWhole();
    upload = null;
  }

  private void put(byte[] bytes) {
    String md5 = Base64.getEncoder().encodeToString(Peer.md5(bytes, bytes.length));
    client.putObject(
        p -> {
          p.bucket(bucket).key(name).metadata(Map.of(OURS, id)).contentMD5(md5);
          if (onlyNew) p.ifNoneMatch("*");
        },
        RequestBody.fromBytes(bytes));
  }

  private void complete() throws IOException {
    out.finish();
    client.completeMultipartUpload(c -> {
      c.bucket(bucket).key(name).uploadId(upload).multipartUpload(m -> m.parts(parts));
      if (onlyNew) c.ifNoneMatch("*");
    });
  }

  private FileAlreadyExistsException taken() {
    return new FileAlreadyExistsException(name);
  }

  /** Whether the file is there by an answer that was lost on its way to us. */
  private boolean isOurs() throws IOException {
    try {
      return id.equals(head().metadata().get(OURS));
    } catch (NoSuchKeyException e) {
      return false;
    } catch (RuntimeException e) {
      throw Peer.fault(e);
    }
  }

  /** A store that lost a part and did not notice must not pass for one that has the file. */
  private void checkWhole() throws IOException {
    long stored = Peer.ask(this::head).contentLength();
    if (stored == out.bytes()) return;
    var _ = Peer.ask(() -> client.deleteObject(d -> d.bucket(bucket).key(name)));
    throw CodedException.of(
        "store_failed", "the store kept %d of %d bytes".formatted(stored, out.bytes()));
  }

  private HeadObjectResponse head() {
    return client.headObject(h -> h.bucket(bucket).key(name));
  }

  /** What cannot be freed now is freed by the sweep of unfinished uploads. */
  @Override
  public void close() {
    String unfinished = upload;
    if (unfinished == null) return;
    upload = null;
    try {
      client.abortMultipartUpload(a -> a.bucket(bucket).key(name).uploadId(unfinished));
    } catch (RuntimeException e) {
      log.atDebug().setCause(e).log("unfinished upload not freed");
    }
  }
}
