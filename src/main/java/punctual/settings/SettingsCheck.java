package punctual.settings;

import java.util.List;

/**
 * Looks at settings that belong together, or at what they point to, and answers everything that is
 * wrong. Never changes anything and never throws for a bad value.
 */
@FunctionalInterface
public interface SettingsCheck {
  List<SettingFault> check(Settings settings);
}
