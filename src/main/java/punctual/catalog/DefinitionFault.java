package punctual.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a report definition. Unless the message says less, the type is not offered
 * until it is mended; all others are.
 *
 * @param file name of the file
 * @param line from 1; null where the fault is of the whole file
 * @param message what is wrong with what, and how to mend it
 */
public record DefinitionFault(String file, @Nullable Integer line, String message) {}
