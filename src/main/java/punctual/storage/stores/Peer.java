package punctual.storage.stores;

import com.azure.core.exception.HttpResponseException;
import com.azure.storage.blob.models.BlobStorageException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import punctual.faults.Classifier;
import punctual.faults.Code;
import punctual.faults.CodedException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Calls to another machine: what its refusals and silences mean. */
final class Peer {
  private Peer() {}

  /** Something that asks the store. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws IOException;
  }

  /**
   * @throws CodedException where it fails, whatever the client throws
   */
  static <T> T ask(Call<T> call) throws IOException {
    try {
      return call.run();
    } catch (RuntimeException e) {
      throw fault(e);
    }
  }

  static CodedException fault(Exception failure) {
    Code code =
        switch (failure) {
          case CodedException known -> known.code();
          case AwsServiceException refused ->
              Classifier.STANDARD.store(refused.statusCode(), errorOf(refused));
          case BlobStorageException refused ->
              Classifier.STANDARD.store(
                  refused.getStatusCode(), String.valueOf(refused.getErrorCode()));
          default -> answered(failure).orElseGet(() -> Classifier.STANDARD.storeCall(failure));
        };
    return new CodedException(code, String.valueOf(failure.getMessage()), failure);
  }

  /** An answer that the client could not read, by a proxy for one, still has its status. */
  private static Optional<Code> answered(Exception failure) {
    return Classifier.chain(failure).stream()
        .filter(HttpResponseException.class::isInstance)
        .map(refused -> ((HttpResponseException) refused).getResponse())
        .filter(Objects::nonNull)
        .map(answer -> Classifier.STANDARD.store(answer.getStatusCode(), ""))
        .findFirst();
  }

  private static String errorOf(AwsServiceException refused) {
    var details = refused.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }

  /** Stores check it, so that a part which was changed on its way is refused. */
  static byte[] md5(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(bytes, 0, length);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What a store sends: its faults have codes, and a store that only drips is given up. The time
   * that the reader takes does not count.
   */
  static final class Body extends InputStream {
    private static final long NANOS_A_BYTE = 10_000; // 100 kB/s

    private final InputStream in;
    private final Runnable abort;
    private long left;
    private boolean over;

    /**
     * @param patience how long it may take beyond what its bytes take at 100 kB/s
     * @param abort ends the call without reading to its end
     */
    Body(InputStream in, Duration patience, Runnable abort) {
      this.in = in;
      this.abort = abort;
      left = patience.toNanos();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      long start = System.nanoTime();
      try {
        int some = in.read(bytes, offset, length);
        over = some < 0;
        left += Math.max(0, some) * NANOS_A_BYTE - (System.nanoTime() - start);
        if (left < 0)
          throw CodedException.of("store_timeout", "the store sends less than 100 kB/s");
        return some;
      } catch (CodedException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        throw fault(e);
      }
    }

    @Override
    public void close() throws IOException {
      if (!over) abort.run();
      try {
        in.close();
      } catch (IOException | RuntimeException e) {
        if (over) throw fault(e);
      }
    }
  }
}
