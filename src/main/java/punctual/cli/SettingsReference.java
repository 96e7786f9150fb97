package punctual.cli;

import java.time.Duration;
import java.util.List;
import punctual.settings.Kinds;
import punctual.settings.Setting;

/** The reference page of the settings, docs/reference/configuration.md. */
final class SettingsReference {
  private static final String HEAD =
      """
      # Configuration

      This page is generated: `./punctual settings --markdown > docs/reference/configuration.md`.

      Punctual reads `punctual.yaml` in its home directory and variables of the environment; a variable wins over the file.
      A setting has the same name in both: `port: 9000` in the file is `PUNCTUAL_PORT=9000` in the environment.
      An empty variable counts as unset. Relative paths count from the working directory in a variable, and from home in the file.
      Secrets may also be given as the name of a file that holds them: `PUNCTUAL_SECRET_KEY_FILE`, or `secret_key_file` in `punctual.yaml`. Those other than the secret key may be
      encrypted, `enc:v1:…`, as `./punctual config encrypt` makes them.
      Durations are written `500ms`, `3s`, `10m`, `2h`, `7d`, or in ISO 8601 (`PT10M`).

      Everything is checked before the server starts. A name that is not known or a value that does not fit is refused with exit code 78, and every fault is named at once.
      `./punctual config check` does the same without starting, `./punctual settings` lists the values in force.
      """;

  /** What is no setting of one value. */
  private static final String MAPPINGS =
      """

      ## Mappings of punctual.yaml
      Only in the file, each with a name of its own for every entry.

      ### `file_roots`
      Folders that reports may be written to: see [Files on disk](../guides/files-on-disk.md).

      | Key | Takes | Default |
      |---|---|---|
      | `path` | a folder that is there and can be written, outside home | none |
      | `organizations` | a list of organisations' keys | all, each in a sub-folder of its own |

      ### `sources`
      Data sources: see [A report of your own](../guides/report-of-your-own.md) and [Report definitions](report-definition.md).
      """;

  private SettingsReference() {}

  static String markdown(List<KnownSettings.Part> parts) {
    var page = new StringBuilder(HEAD);
    for (KnownSettings.Part part : parts) {
      page.append("\n## ").append(part.title()).append('\n');
      part.settings().forEach(setting -> page.append(entry(setting)));
    }
    return page.append(MAPPINGS).toString();
  }

  private static String entry(Setting<?> setting) {
    String names =
        setting.secret()
            ? "`%s`, or `%s_FILE`".formatted(setting.variable(), setting.variable())
            : "`%s`".formatted(setting.variable());
    return """

    ### `%s`
    %s

    | Variable | Takes | Default |
    |---|---|---|
    | %s | %s | %s |
    """
        .formatted(
            setting.key(),
            setting.description(),
            names,
            setting.kind().expects(),
            fallback(setting.fallback()));
  }

  private static String fallback(@org.jspecify.annotations.Nullable Object value) {
    return switch (value) {
      case null -> "none";
      case Duration duration -> "`" + Kinds.words(duration) + "`";
      case Long bytes -> "`" + Kinds.size(bytes) + "`";
      default -> "`" + value + "`";
    };
  }
}
