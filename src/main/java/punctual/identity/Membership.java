package punctual.identity;

/** A person's role in one organisation. */
public record Membership(Organization organization, Role role) {}
