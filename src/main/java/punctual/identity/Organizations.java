package punctual.identity;

import static punctual.database.schema.Tables.ORGANIZATIONS;
import static punctual.database.schema.Tables.ORGANIZATION_QUOTAS;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.schema.tables.records.OrganizationsRecord;
import punctual.web.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tenants of this installation. */
public final class Organizations {
  private static final int WEIGHT = 1;
  private static final int MAX_RUNNING = 10;

  private final Database database;
  private final InstantSource time;
  private final Ids ids;

  public Organizations(Database database, InstantSource time, Ids ids) {
    this.database = database;
    this.time = time;
    this.ids = ids;
  }

  /** Makes an organisation with its limits, in the caller's transaction. */
  public Organization create(String key, String name, List<String> emailDomains) {
    if (!key.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw Problem.invalid(
          "key",
          "The key “%s” may have lower-case letters, digits and hyphens only.".formatted(key));
    }
    UUID id = ids.next();
    JsonNode domains = JsonMapper.shared().valueToTree(emailDomains);
    database
        .dsl()
        .insertInto(ORGANIZATIONS)
        .set(ORGANIZATIONS.ID, id)
        .set(ORGANIZATIONS.KEY, key)
        .set(ORGANIZATIONS.NAME, name)
        .set(ORGANIZATIONS.EMAIL_DOMAINS, domains)
        .set(ORGANIZATIONS.CREATED_AT, time.instant())
        .execute();
    database
        .dsl()
        .insertInto(ORGANIZATION_QUOTAS)
        .set(ORGANIZATION_QUOTAS.ORGANIZATION_ID, id)
        .set(ORGANIZATION_QUOTAS.WEIGHT, WEIGHT)
        .set(ORGANIZATION_QUOTAS.MAX_RUNNING, MAX_RUNNING)
        .execute();
    return new Organization(id, key, name, emailDomains);
  }

  public Optional<Organization> find(UUID id) {
    return database
        .dsl()
        .selectFrom(ORGANIZATIONS)
        .where(ORGANIZATIONS.ID.eq(id))
        .fetchOptional(Organizations::organization);
  }

  public Optional<Organization> byKey(String key) {
    return database
        .dsl()
        .selectFrom(ORGANIZATIONS)
        .where(ORGANIZATIONS.KEY.eq(key))
        .fetchOptional(Organizations::organization);
  }

  /** The first organisations by key. */
  public List<Organization> first(int limit) {
    return database
        .dsl()
        .selectFrom(ORGANIZATIONS)
        .orderBy(ORGANIZATIONS.KEY)
        .limit(limit)
        .fetch(Organizations::organization);
  }

  public Map<UUID, Organization> byIds(Collection<UUID> ids) {
    return database
        .dsl()
        .selectFrom(ORGANIZATIONS)
        .where(ORGANIZATIONS.ID.in(ids))
        .fetchMap(ORGANIZATIONS.ID, row -> organization(row));
  }

  /** How an organisation wants its reports to look. */
  public Appearance appearance(UUID id) {
    return database
        .dsl()
        .select(ORGANIZATIONS.ACCENT, ORGANIZATIONS.LOGO)
        .from(ORGANIZATIONS)
        .where(ORGANIZATIONS.ID.eq(id))
        .fetchSingle(row ->
            new Appearance(row.value1(), row.value2() == null ? null : new Picture(row.value2())));
  }

  /** In the caller's transaction. */
  void change(UUID id, String name, @Nullable String accent) {
    database
        .dsl()
        .update(ORGANIZATIONS)
        .set(ORGANIZATIONS.NAME, name)
        .set(ORGANIZATIONS.ACCENT, accent)
        .where(ORGANIZATIONS.ID.eq(id))
        .execute();
  }

  /** In the caller's transaction. */
  void wear(UUID id, @Nullable Picture logo) {
    database
        .dsl()
        .update(ORGANIZATIONS)
        .set(ORGANIZATIONS.LOGO, logo == null ? null : logo.png())
        .where(ORGANIZATIONS.ID.eq(id))
        .execute();
  }

  private static Organization organization(OrganizationsRecord row) {
    List<String> domains = row.getEmailDomains().valueStream().map(d -> d.asString()).toList();
    return new Organization(row.getId(), row.getKey(), row.getName(), domains);
  }
}
