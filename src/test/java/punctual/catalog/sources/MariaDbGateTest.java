package punctual.catalog.sources;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a read-only transaction of MySQL would let through. */
class MariaDbGateTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1 into outfile 'x'",
        "select 1 INTO\nDUMPFILE 'x'",
        "select 1 into @x",
        "select 1 /*! into outfile 'x' */",
        "select 1 /*M!100100 into outfile 'x' */",
        "select '\\'' into outfile 'x'",
        "select 'a''b' into outfile 'x'",
        "select 1 /* ' */ into outfile 'x' -- '"
      })
  void refuses_what_writes_files(String sql) {
    assertThatThrownBy(() -> MariaDbDialect.refuse(sql)).isInstanceOf(SQLException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'put into outfile' as words",
        "select \"into\", `into` from t",
        "select 1 -- into\n",
        "select 1 /* into */",
        "select into_stock from t"
      })
  void lets_words_be_words(String sql) {
    assertThatCode(() -> MariaDbDialect.refuse(sql)).doesNotThrowAnyException();
  }
}
