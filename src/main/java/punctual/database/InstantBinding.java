package punctual.database;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Instants in UTC with microseconds: {@code timestamptz} on PostgreSQL, text of fixed width on
 * SQLite, so that text order is time order and a value read back equals the one written.
 */
public final class InstantBinding implements Binding<OffsetDateTime, Instant> {
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** The fixed-width text that SQLite holds. */
  public static String text(Instant instant) {
    return TEXT.format(instant);
  }

  @Override
  public Converter<OffsetDateTime, Instant> converter() {
    return Converter.ofNullable(
        OffsetDateTime.class,
        Instant.class,
        OffsetDateTime::toInstant,
        instant -> instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
  }

  @Override
  public void sql(BindingSQLContext<Instant> context) {
    boolean sqlite = context.dialect().family() == SQLDialect.SQLITE;
    if (context.render().paramType() == org.jooq.conf.ParamType.INLINED) {
      Instant value = context.value();
      if (value == null) context.render().sql("null");
      else if (sqlite) context.render().visit(DSL.inline(text(value)));
      else context.render().sql("timestamptz ").visit(DSL.inline(text(value)));
    } else {
      context.render().sql(sqlite ? context.variable() : context.variable() + "::timestamptz");
    }
  }

  @Override
  public void register(BindingRegisterContext<Instant> context) throws SQLException {
    context.statement().registerOutParameter(context.index(), Types.TIMESTAMP_WITH_TIMEZONE);
  }

  @Override
  public void set(BindingSetStatementContext<Instant> context) throws SQLException {
    Instant value = context.value();
    if (context.dialect().family() == SQLDialect.SQLITE) {
      context.statement().setString(context.index(), value == null ? null : text(value));
    } else if (value == null) {
      context.statement().setNull(context.index(), Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      context
          .statement()
          .setObject(
              context.index(), value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    }
  }

  @Override
  public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
    if (context.dialect().family() == SQLDialect.SQLITE) {
      context.value(parse(context.resultSet().getString(context.index())));
    } else {
      OffsetDateTime value = context.resultSet().getObject(context.index(), OffsetDateTime.class);
      context.value(value == null ? null : value.toInstant());
    }
  }

  @Override
  public void get(BindingGetStatementContext<Instant> context) throws SQLException {
    Timestamp value = context.statement().getTimestamp(context.index());
    context.value(value == null ? null : value.toInstant());
  }

  @Override
  public void set(BindingSetSQLOutputContext<Instant> context) throws SQLException {
    Instant value = context.value();
    context.output().writeString(value == null ? null : text(value));
  }

  @Override
  public void get(BindingGetSQLInputContext<Instant> context) throws SQLException {
    context.value(parse(context.input().readString()));
  }

  private static @Nullable Instant parse(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }
}
