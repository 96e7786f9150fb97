package punctual.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTemplateTest {
  @Test
  void a_parameter_becomes_a_placeholder_and_a_list_becomes_several() throws SqlSyntax {
    var rendered =
        SqlTemplate.parse("select 1 where a = :a and b in (:b)")
            .render(Map.of("a", List.of(1L), "b", List.of("x", "y")), Map.of());
    assertThat(rendered.sql()).isEqualTo("select 1 where a = ? and b in (?, ?)");
    assertThat(rendered.binds()).containsExactly(1L, "x", "y");
  }

  @Test
  void an_optional_part_goes_when_one_of_its_parameters_is_absent() throws SqlSyntax {
    var template = SqlTemplate.parse("select 1 [[ where a = :a and b = :b ]] order by 1");
    assertThat(template.render(Map.of("a", List.of(1L)), Map.of()).sql())
        .isEqualTo("select 1  order by 1");
    assertThat(template.render(Map.of("a", List.of(1L), "b", List.of(2L)), Map.of()).sql())
        .isEqualTo("select 1  where a = ? and b = ?  order by 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ':no'",
        "select 'it''s :no'",
        "select E'it\\'s :no'",
        "select \":no\"",
        "select `:no`",
        "select 1 -- :no",
        "select /* :no ; */ 1",
        "select '2026-01-01'::date",
        "select $$ :no ; $$",
        "select $tag$ :no $$ ; $tag$",
        "select a[1:2] from t",
        "select ';'",
        "select 1;",
        "select 1; -- :no"
      })
  void what_only_looks_like_a_parameter_is_left_alone(String sql) throws SqlSyntax {
    assertThat(SqlTemplate.parse(sql).names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-- nothing",
        "delete from orders",
        "/* select */ drop table orders",
        "pragma query_only = 0",
        "explain select 1",
        "values (1)",
        "selection",
        "select 1; drop table orders",
        "select 1; -- a\ndrop table orders",
        "select 1 /* ; */; select 2",
        "select ?",
        "select 'open",
        "select \"open",
        "select $$ open",
        "select 1 /* open",
        "select 1 /* a /* b */ */",
        "select 1 [[ where a = :a",
        "select 1 [[ where true ]]",
        "select 1 [[ a [[ :b ]] ]]"
      })
  void what_is_not_one_reading_statement_is_refused(String sql) {
    assertThatThrownBy(() -> SqlTemplate.parse(sql)).isInstanceOf(SqlSyntax.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SELECT 1", "\n-- why\nwith x as (select 1) select * from x", "/**/select 1"})
  void reading_statements_pass(String sql) throws SqlSyntax {
    assertThat(SqlTemplate.parse(sql).render(Map.of(), Map.of()).sql()).isEqualTo(sql);
  }
}
