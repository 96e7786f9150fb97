package punctual.settings;

/**
 * Where a value came from.
 *
 * @param name the setting as the person wrote it
 * @param text the value as the person wrote it
 */
record Origin(String name, String text) {}
