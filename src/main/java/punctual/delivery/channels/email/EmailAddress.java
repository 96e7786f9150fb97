package punctual.delivery.channels.email;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import punctual.delivery.channels.Channel.InvalidDestination;

/**
 * One mailbox: the subset of RFC 5322 §3.4.1 that people use, {@code dot-atom@domain}, within the
 * lengths of RFC 5321 §4.5.3.1. Source routes, groups, quoted names and address literals are valid
 * mail syntax that only attackers write into a form.
 *
 * @param local as written; some servers tell upper from lower case
 * @param domain lower case, A-labels
 */
record EmailAddress(String local, String domain) {
  private static final int MAX_LOCAL = 64;
  private static final int MAX_TOTAL = 254;
  private static final int MAX_DOMAIN = 253;
  private static final Pattern ATEXT = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

  /** ß, final sigma and the joiners: the platform's IDNA 2003 would turn them into other names. */
  private static final Pattern DEVIATING = Pattern.compile("[\\u00df\\u1e9e\\u03c2\\u200c\\u200d]");

  /**
   * Reads one address as a person wrote it.
   *
   * @param dotless whether a domain without a dot, such as {@code localhost}, is acceptable
   * @throws InvalidDestination names what is wrong and how to write it
   */
  static EmailAddress parse(String text, boolean dotless) throws InvalidDestination {
    String shown = "“" + Words.shown(text.strip()) + "”";
    if (Words.isUnsafe(text)) throw invalid(shown, "contains a control character");
    String address = text.strip();
    checkShape(address, shown);
    int at = address.indexOf('@');
    String local = address.substring(0, at);
    checkLocal(local, shown);
    String domain = domain(address.substring(at + 1), shown);
    checkDomain(domain, dotless, shown);
    if (local.length() + 1 + domain.length() > MAX_TOTAL) {
      throw invalid(shown, "is longer than %d characters".formatted(MAX_TOTAL));
    }
    return new EmailAddress(local, domain);
  }

  private static void checkShape(String address, String shown) throws InvalidDestination {
    if (address.isEmpty())
      throw new InvalidDestination("The address is empty: write name@example.org.");
    if (address.indexOf('<') >= 0 || address.indexOf('>') >= 0) {
      throw invalid(shown, "carries a name or angle brackets");
    }
    if (address.indexOf(',') >= 0 || address.indexOf(';') >= 0) {
      throw invalid(shown, "looks like several addresses; each is a recipient of its own");
    }
    if (address.indexOf('"') >= 0) throw invalid(shown, "has a quoted name, which is not accepted");
    if (address.chars().anyMatch(EmailAddress::isSpace)) throw invalid(shown, "contains a space");
    if (address.indexOf('@') < 0) throw invalid(shown, "has no @");
    if (address.indexOf('@') != address.lastIndexOf('@'))
      throw invalid(shown, "has more than one @");
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static void checkLocal(String local, String shown) throws InvalidDestination {
    if (local.isEmpty()) throw invalid(shown, "has nothing before the @");
    if (local.length() > MAX_LOCAL) {
      throw invalid(shown, "has more than %d characters before the @".formatted(MAX_LOCAL));
    }
    if (local.chars().anyMatch(c -> c > 126)) {
      throw invalid(shown, "has letters before the @ that mail servers do not take");
    }
    if (!ATEXT.matcher(local).matches()) {
      throw invalid(shown, "has a character before the @ that an address cannot have");
    }
    if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
      throw invalid(shown, "has a dot in the wrong place before the @");
    }
  }

  private static String domain(String written, String shown) throws InvalidDestination {
    if (written.isEmpty()) throw invalid(shown, "has nothing after the @");
    if (written.startsWith("[")) throw invalid(shown, "names a machine by number, not a domain");
    if (DEVIATING.matcher(written).find()) {
      throw invalid(shown, "has a domain that can be read in two ways; use its xn-- form");
    }
    try {
      return IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw invalid(shown, "has a domain that cannot exist");
    }
  }

  private static void checkDomain(String domain, boolean dotless, String shown)
      throws InvalidDestination {
    String[] labels = domain.split("\\.", -1);
    if (labels.length < 2 && !dotless) throw invalid(shown, "has no domain with a dot");
    if (domain.length() > MAX_DOMAIN) throw invalid(shown, "has a domain that is too long");
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) throw invalid(shown, "has a domain that cannot exist");
    }
    if (labels[labels.length - 1].matches("\\d+")) {
      throw invalid(shown, "names a machine by number, not a domain");
    }
  }

  private static InvalidDestination invalid(String shown, String fault) {
    return new InvalidDestination("%s %s: write name@example.org.".formatted(shown, fault));
  }

  @Override
  public String toString() {
    return local + "@" + domain;
  }
}
