package punctual.settings;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with the configuration (PR-10.5, PR-10.10).
 *
 * @param setting the setting as the person wrote it: {@code PUNCTUAL_PORT}, or {@code port in
 *     punctual.yaml, line 3}
 * @param value what was given; null where nothing was, and always for secrets
 * @param problem what is wrong, a phrase that follows the setting: {@code is not a number}
 * @param remedy what to do about it, one or two sentences; empty where the problem says it
 */
public record SettingFault(String setting, @Nullable String value, String problem, String remedy) {}
