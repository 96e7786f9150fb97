package punctual.operations.alerts;

import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import punctual.audit.Audit;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.Installation;
import punctual.delivery.channels.Notices;
import punctual.identity.Organizations;
import punctual.identity.Users;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;
import punctual.web.Live;

@Configuration
class AlertsConfig {
  @Bean
  AlertMetrics alertMetrics(Database database) {
    return new AlertMetrics(database);
  }

  @Bean
  AlertRepository alertRepository(Database database) {
    return new AlertRepository(database);
  }

  @Bean
  Announcements announcements(Live live, Database database) {
    return new Announcements(live, database);
  }

  @Bean
  Recipients alertRecipients(Users users, Organizations organizations, Settings settings) {
    return new Recipients(
        users,
        organizations,
        settings.find(AlertSettings.ALERT_EMAIL).orElse(List.of()),
        CoreSettings.baseUrl(settings));
  }

  @Bean
  Evaluation evaluation(
      List<Rule> rules,
      AlertRepository alerts,
      Announcements announcements,
      Database database,
      Ids ids) {
    return new Evaluation(rules, alerts, announcements, database, ids);
  }

  @Bean
  Mailing mailing(
      List<Rule> rules,
      AlertRepository alerts,
      Recipients recipients,
      Notices notices,
      Installation installation,
      InstantSource time) {
    return new Mailing(rules, alerts, recipients, notices, installation, time);
  }

  @Bean
  AlertWatch alertWatch(
      Evaluation evaluation, Mailing mailing, AlertRepository alerts, InstantSource time) {
    var watch = new AlertWatch(evaluation, mailing, alerts, time);
    watch.start();
    return watch;
  }

  @Bean
  Alerts alerts(
      AlertRepository repository,
      Announcements announcements,
      Audit audit,
      Database database,
      InstantSource time) {
    return new Alerts(repository, announcements, audit, database, time);
  }

  @Bean
  TrialMail alertTest(
      TrialMail.Parts parts, Database database, InstantSource time, Ids ids, Settings settings) {
    return new TrialMail(parts, database, time, ids, CoreSettings.baseUrl(settings));
  }

  @Bean
  TrialMail.Parts alertTestParts(Notices notices, Recipients recipients, Audit audit) {
    return new TrialMail.Parts(notices, recipients, audit);
  }

  @Bean
  AlertController.Parts alertControllerParts(
      Alerts alerts, AlertRepository repository, TrialMail test) {
    return new AlertController.Parts(alerts, repository, test);
  }
}
