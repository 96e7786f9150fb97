package punctual.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import punctual.catalog.SqlTemplate.Piece;

/**
 * Finds parameters and optional parts in a query, and nothing that only looks like them: quoted
 * text, comments and casts are passed over. Refuses what is more than one reading statement. This
 * guards against mistakes; the read-only session is what protects the data.
 */
final class SqlScanner {
  private static final Pattern NAME = Pattern.compile(":([A-Za-z_]\\w*)");
  private static final Pattern DOLLAR = Pattern.compile("\\$(?:[A-Za-z_]\\w*)?\\$");

  private final String sql;
  private final List<Piece> pieces = new ArrayList<>();
  private @Nullable List<Piece> maybe;
  private final StringBuilder text = new StringBuilder();
  private int at;
  private int maybeStart;
  private boolean verbSeen;

  SqlScanner(String sql) {
    this.sql = sql;
  }

  List<Piece> scan() throws SqlSyntax {
    while (at < sql.length() && !endsHere()) step();
    if (maybe != null) throw new SqlSyntax(maybeStart, "[[ has no ]] after it.");
    if (!verbSeen) throw new SqlSyntax(0, "The query is empty; write a select.");
    flush();
    return pieces;
  }

  private void step() throws SqlSyntax {
    char c = sql.charAt(at);
    if (sql.startsWith("--", at)) copyTo(endOfLine());
    else if (sql.startsWith("/*", at)) copyTo(endOfComment());
    else if (Character.isWhitespace(c)) copyTo(at + 1);
    else if (!verbSeen) verb();
    else if (c == '\'' || c == '"' || c == '`') copyTo(endOfQuote(c));
    else if (c == '$') copyTo(endOfDollar());
    else if (sql.startsWith("::", at)) copyTo(at + 2);
    else if (c == ':') name();
    else if (sql.startsWith("[[", at)) open();
    else if (maybe != null && sql.startsWith("]]", at)) shut();
    else other(c);
  }

  /** Only a reading statement; also after comments. */
  private void verb() throws SqlSyntax {
    Matcher word = Pattern.compile("[A-Za-z]+").matcher(sql).region(at, sql.length());
    String verb = word.lookingAt() ? word.group().toLowerCase(Locale.ROOT) : "";
    if (!verb.equals("select") && !verb.equals("with")) {
      throw new SqlSyntax(at, "The query must begin with select or with; reports only read.");
    }
    verbSeen = true;
    copyTo(word.end());
  }

  private void name() throws SqlSyntax {
    Matcher matcher = NAME.matcher(sql).region(at, sql.length());
    if (!matcher.lookingAt()) {
      copyTo(at + 1); // an array slice, or := of another dialect
      return;
    }
    flush();
    current().add(new Piece.Name(matcher.group(1)));
    at = matcher.end();
  }

  private void open() throws SqlSyntax {
    if (maybe != null) throw new SqlSyntax(at, "[[ stands inside another [[ ]].");
    flush();
    maybe = new ArrayList<>();
    maybeStart = at;
    at += 2;
  }

  private void shut() throws SqlSyntax {
    flush();
    List<Piece> inner = List.copyOf(current());
    if (inner.stream().noneMatch(Piece.Name.class::isInstance)) {
      throw new SqlSyntax(maybeStart, "[[ ]] has no parameter inside that could be absent.");
    }
    maybe = null;
    pieces.add(new Piece.Maybe(inner));
    at += 2;
  }

  private void other(char c) throws SqlSyntax {
    if (c == '?') {
      throw new SqlSyntax(at, "? is not a parameter here; name it, such as :region.");
    }
    if (c == 0) throw new SqlSyntax(at, "The query holds a NUL character.");
    copyTo(at + 1);
  }

  /** One semicolon may end the statement; nothing may follow it. */
  private boolean endsHere() throws SqlSyntax {
    if (sql.charAt(at) != ';') return false;
    String rest = sql.substring(at + 1).replaceAll("(?s)/\\*.*?\\*/|--[^\\n]*", "");
    if (!rest.isBlank()) throw new SqlSyntax(at, "A query is one statement; ; ends it.");
    return true;
  }

  private int endOfLine() {
    int end = sql.indexOf('\n', at);
    return end < 0 ? sql.length() : end;
  }

  /** Databases disagree about comments inside comments, so there are none. */
  private int endOfComment() throws SqlSyntax {
    int end = sql.indexOf("*/", at + 2);
    if (end < 0) throw new SqlSyntax(at, "/* has no */ after it.");
    if (sql.substring(at + 2, end).contains("/*")) {
      throw new SqlSyntax(at, "A comment stands inside another comment.");
    }
    return end + 2;
  }

  private int endOfQuote(char quote) throws SqlSyntax {
    boolean escapes =
        quote == '\''
            && at > 0
            && "eE".indexOf(sql.charAt(at - 1)) >= 0
            && (at == 1 || !Character.isJavaIdentifierPart(sql.charAt(at - 2)));
    for (int i = at + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (escapes && c == '\\') i++;
      else if (c == quote && i + 1 < sql.length() && sql.charAt(i + 1) == quote) i++;
      else if (c == quote) return i + 1;
    }
    throw new SqlSyntax(at, quote + " is not closed.");
  }

  private int endOfDollar() throws SqlSyntax {
    Matcher tag = DOLLAR.matcher(sql).region(at, sql.length());
    if (!tag.lookingAt()) return at + 1;
    int end = sql.indexOf(tag.group(), tag.end());
    if (end < 0) throw new SqlSyntax(at, tag.group() + " is not closed.");
    return end + tag.group().length();
  }

  private void copyTo(int end) {
    text.append(sql, at, end);
    at = end;
  }

  private List<Piece> current() {
    return maybe != null ? maybe : pieces;
  }

  private void flush() {
    if (text.isEmpty()) return;
    current().add(new Piece.Text(text.toString()));
    text.setLength(0);
  }
}
