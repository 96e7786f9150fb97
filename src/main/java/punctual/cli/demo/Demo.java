package punctual.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import punctual.delivery.channels.email.EmailSettings;
import punctual.delivery.channels.email.Sender;
import punctual.delivery.channels.email.mailbox.Mailbox;
import punctual.delivery.channels.files.FileRoots;
import punctual.settings.Setting.InvalidSetting;
import punctual.settings.Settings;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands before a demo's server starts: the shop's data, the mailbox that takes its mail where
 * no mail server is set, and a folder beside home that reports may be written to.
 *
 * @param mailbox null where a mail server of one's own is used
 */
public record Demo(Settings settings, @Nullable Mailbox mailbox) {
  /** The root of files, for every organisation. */
  static final String OUTBOX = "outbox";

  private static final String SENDER = "Punctual <punctual@demo.test>";

  /** Makes on the first start what is missing; keeps what is there. */
  public static Demo prepare(Settings settings, InstantSource time) {
    Path shop = settings.home().resolve("shop.db");
    if (!Files.exists(shop))
      ShopData.create(shop, LocalDate.ofInstant(time.instant(), ZoneOffset.UTC));
    Settings withShop = withOutbox(settings.withSources(sources(settings, shop)));
    if (settings.isGiven(EmailSettings.SMTP_HOST)) return new Demo(withShop, null);
    Mailbox mailbox = mailbox(settings.home().resolve("mailbox"), time);
    return new Demo(
        withShop
            .with(EmailSettings.SMTP_HOST, "127.0.0.1")
            .with(EmailSettings.SMTP_PORT, mailbox.port())
            .with(EmailSettings.SMTP_TLS, "none")
            .with(EmailSettings.MAIL_FROM, sender()),
        mailbox);
  }

  /** A root may not lie in home; where there is no place beside it, there is no root. */
  private static Settings withOutbox(Settings settings) {
    var roots = (ObjectNode) settings.section(FileRoots.SECTION).deepCopy();
    if (roots.has(OUTBOX)) return settings;
    return outbox(settings.home())
        .map(folder -> {
          roots.putObject(OUTBOX).put("path", folder.toString());
          return settings.withSection(FileRoots.SECTION, roots);
        })
        .orElse(settings);
  }

  private static Optional<Path> outbox(Path home) {
    if (home.getFileName() == null) return Optional.empty();
    Path folder = home.resolveSibling(home.getFileName() + "-files");
    try {
      return Optional.of(Files.createDirectories(folder));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The shop, beside sources that somebody adds to try them. */
  private static ObjectNode sources(Settings settings, Path shop) {
    var sources = (ObjectNode) settings.sources().deepCopy();
    sources.putObject("shop").put("url", "jdbc:sqlite:" + shop);
    return sources;
  }

  private static Mailbox mailbox(Path folder, InstantSource time) {
    try {
      var mailbox = new Mailbox(folder, 0, time);
      mailbox.start();
      return mailbox;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sender sender() {
    try {
      return Sender.parse(SENDER);
    } catch (InvalidSetting e) {
      throw new IllegalStateException(e);
    }
  }
}
