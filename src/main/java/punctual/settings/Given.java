package punctual.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A value as it was given, before anything is known about it.
 *
 * @param name the setting as the person wrote it
 * @param text null where a list or a mapping stands in place of a value
 * @param base where relative paths count from
 */
record Given(String name, @Nullable String text, Path base) {}
