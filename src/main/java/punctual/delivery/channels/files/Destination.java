package punctual.delivery.channels.files;

import java.util.regex.Pattern;
import punctual.delivery.channels.files.SafePath.UnsafePath;

/**
 * Where the files of a report go: a root by its alias, and the name below it.
 *
 * @param alias of a root in the configuration
 */
record Destination(String alias, NameTemplate name) {
  /** Of roots: a word that is the same in an address, a path and a file. */
  static final Pattern ALIAS = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  private static final int LONGEST = 1000;

  /**
   * Reads a destination as a person wrote it.
   *
   * @throws UnsafePath naming what is wrong with it, and how to mend it
   */
  static Destination parse(String text) throws UnsafePath {
    String given = text.strip();
    if (given.length() > LONGEST)
      throw new UnsafePath(
          "The path has %d characters; %d at most.".formatted(given.length(), LONGEST));
    int slash = given.indexOf('/');
    String alias = slash < 0 ? given : given.substring(0, slash);
    if (slash < 0 || !ALIAS.matcher(alias).matches())
      throw new UnsafePath(
          "Write a folder's alias and a name, such as finance/{{ due.date }}-{{ report.name }}.{{ format }}.");
    return new Destination(alias, NameTemplate.parse(given.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return alias + "/" + name;
  }
}
