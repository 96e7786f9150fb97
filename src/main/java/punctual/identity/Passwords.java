package punctual.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import punctual.web.Problem;

/**
 * Hashes with Argon2id (m=19456 KiB, t=2, p=1: the OWASP minimum) and the policy for passwords that
 * people choose (NIST SP 800-63B-4: length counts, no rules of composition).
 */
public final class Passwords {
  static final int LEAST = 15;
  static final int MOST = 256;
  private static final int SALT = 16;
  private static final int HASH = 32;

  private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(SALT, HASH, 1, 19_456, 2);
  // Each hash takes 19 MiB: many sign-ins at once must not take the heap.
  private final Semaphore parallel = new Semaphore(4);
  private final String nobody = encoder.encode("nobody has this password");

  public String hash(String password) {
    parallel.acquireUninterruptibly();
    try {
      return encoder.encode(password);
    } finally {
      parallel.release();
    }
  }

  public boolean matches(String password, String hash) {
    parallel.acquireUninterruptibly();
    try {
      return encoder.matches(password, hash);
    } finally {
      parallel.release();
    }
  }

  /**
   * Takes as long as a real comparison, so that the time does not tell whether an address is known.
   */
  void pretend(String password) {
    matches(password, nobody);
  }

  /**
   * @throws Problem 422 naming everything that is wrong with a new password
   */
  void check(String password, String email) {
    List<Problem.FieldFault> faults = new ArrayList<>();
    String lower = password.toLowerCase(Locale.ROOT);
    String local = email.substring(0, Math.max(0, email.indexOf('@')));
    if (password.length() < LEAST)
      faults.add(fault("has %d characters; use at least %d.".formatted(password.length(), LEAST)));
    if (password.length() > MOST)
      faults.add(fault("is longer than %d characters.".formatted(MOST)));
    if (lower.chars().distinct().count() < 5)
      faults.add(fault("repeats few characters; use a sentence."));
    if (lower.contains("password") || lower.contains("punctual"))
      faults.add(fault("contains a word that is tried first."));
    if (local.length() > 3 && lower.contains(local)) faults.add(fault("contains your name."));
    if (!faults.isEmpty()) throw Problem.invalid(faults);
  }

  private static Problem.FieldFault fault(String what) {
    return new Problem.FieldFault("new_password", "The password " + what);
  }
}
