package punctual.reports.formats;

/**
 * What is known after the last row.
 *
 * @param rows of all sections
 * @param truncated whether a limit cut rows off; never silently
 */
public record Footer(long rows, boolean truncated) {}
