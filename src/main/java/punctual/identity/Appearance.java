package punctual.identity;

import org.jspecify.annotations.Nullable;

/**
 * How an organisation wants its reports to look; null: as the product's own.
 *
 * @param accent of headings and charts, {@code #RRGGBB}
 * @param logo a PNG
 */
public record Appearance(@Nullable String accent, @Nullable Picture logo) {}
