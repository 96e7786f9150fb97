package punctual.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A query with named parameters and optional parts. Values are always bound; a list becomes as many
 * placeholders as it has values.
 */
public final class SqlTemplate {
  /** A part of the text. */
  sealed interface Piece {
    record Text(String sql) implements Piece {}

    record Name(String name) implements Piece {}

    /** Left out when one of its parameters has no value. */
    record Maybe(List<Piece> pieces) implements Piece {}
  }

  /** SQL with {@code ?}, and what is bound to each. */
  record Rendered(String sql, List<Object> binds) {}

  /** Stands in for a query that could not be read. */
  static final SqlTemplate NOTHING = new SqlTemplate(List.of());

  private final List<Piece> pieces;

  private SqlTemplate(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  /**
   * @throws SqlSyntax with the place, where the text is not one readable statement
   */
  static SqlTemplate parse(String sql) throws SqlSyntax {
    return new SqlTemplate(new SqlScanner(sql).scan());
  }

  /** Every name after a colon, in order of appearance. */
  Set<String> names() {
    var names = new LinkedHashSet<String>();
    flat(pieces).forEach(names::add);
    return names;
  }

  private static Stream<String> flat(Collection<Piece> pieces) {
    return pieces.stream()
        .flatMap(piece ->
            switch (piece) {
              case Piece.Text text -> Stream.of();
              case Piece.Name(String name) -> Stream.of(name);
              case Piece.Maybe(List<Piece> inner) -> flat(inner);
            });
  }

  /**
   * @param values by name; an empty list or no entry: absent
   * @param absent what is bound for an absent name outside an optional part
   */
  Rendered render(Map<String, List<Object>> values, Map<String, Object> absent) {
    var sql = new StringBuilder();
    var binds = new ArrayList<Object>();
    append(pieces, values, absent, sql, binds);
    return new Rendered(sql.toString(), List.copyOf(binds));
  }

  private static void append(
      List<Piece> pieces,
      Map<String, List<Object>> values,
      Map<String, Object> absent,
      StringBuilder sql,
      List<Object> binds) {
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Text(String text) -> sql.append(text);
        case Piece.Name(String name) -> {
          List<Object> bound = values.getOrDefault(name, List.of());
          if (bound.isEmpty()) bound = List.of(absent.getOrDefault(name, ""));
          sql.append(String.join(", ", Collections.nCopies(bound.size(), "?")));
          binds.addAll(bound);
        }
        case Piece.Maybe(List<Piece> inner) -> {
          boolean whole = flat(inner).noneMatch(n -> values.getOrDefault(n, List.of()).isEmpty());
          if (whole) append(inner, values, absent, sql, binds);
        }
      }
    }
  }
}
