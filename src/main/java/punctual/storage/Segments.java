package punctual.storage;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import punctual.faults.CodedException;

/**
 * AES-256-GCM over one segment after the other (the STREAM construction of Hoang, Reyhanitabar,
 * Rogaway and Vizár, 2015): the nonce counts the segments and marks the last one, so that none can
 * be left out, moved or added.
 */
final class Segments {
  /** Bytes of content in every segment but the last. */
  static final int CONTENT = 64 * 1024;

  static final int TAG = 16;

  /** Bytes of every segment but the last. */
  static final int SEALED = CONTENT + TAG;

  private final int mode;
  private final SecretKey key;
  private final Cipher cipher;
  private long next;

  /**
   * @param mode of {@link Cipher}
   */
  Segments(int mode, SecretKey key) {
    this.mode = mode;
    this.key = key;
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The next segment.
   *
   * @return bytes written to {@code out}
   * @throws CodedException {@code file_damaged} where it is not the one that was written there
   */
  int next(byte[] in, int length, boolean last, byte[] out) throws CodedException {
    byte[] nonce = ByteBuffer.allocate(12).putInt(0, 0).putLong(3, next).array();
    nonce[11] = (byte) (last ? 1 : 0);
    try {
      cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
      int bytes = cipher.doFinal(in, 0, length, out, 0);
      next++;
      return bytes;
    } catch (AEADBadTagException e) {
      throw FileHeader.damaged("segment %d is not what was written".formatted(next));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
