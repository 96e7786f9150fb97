package punctual.catalog;

import java.nio.file.Path;
import punctual.settings.Setting;

/** The setting of this module. */
public final class CatalogSettings {
  /** Definitions of one's own, beside the built-in ones. */
  public static final Setting<Path> REPORTS_DIR =
      Setting.path(
          "reports_dir",
          null,
          "Folder with report definitions of your own (*.yaml), beside the built-in ones.");

  private CatalogSettings() {}
}
