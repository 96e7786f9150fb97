package punctual.delivery.channels.files;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import punctual.audit.Audit;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.settings.Settings;

@Configuration
class FilesConfig {
  @Bean
  FileRoots fileRoots(Settings settings) {
    return FileRoots.of(settings);
  }

  @Bean
  Turns fileTurns(InstantSource time) {
    return new Turns(time);
  }

  @Bean
  Browsing browsing(
      FileRoots roots, Turns turns, Audit audit, Database database, Ids ids, InstantSource time) {
    return new Browsing(roots, turns, audit, database, ids, time);
  }

  @Bean
  NamePreviews namePreviews(FileRoots roots, InstantSource time) {
    return new NamePreviews(roots, time);
  }
}
