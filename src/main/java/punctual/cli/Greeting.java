package punctual.cli;

import java.io.PrintStream;
import punctual.identity.FirstAccount;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;

/** What a person reads in the terminal once the server answers. */
public final class Greeting {
  private Greeting() {}

  /** Once in the life of an installation: the password is nowhere else. */
  public static void serve(Settings settings, FirstAccount.Welcome welcome) {
    PrintStream out = System.out;
    out.println();
    out.println("  Punctual is ready for the first time: " + CoreSettings.baseUrl(settings));
    out.println();
    out.println("    Sign in as    " + welcome.email());
    out.println("    one-time password  " + welcome.password());
    out.println();
    out.println("  You choose your own password then. This one is not shown again.");
    out.println();
  }

  public static void demo(Settings settings, String password, boolean mailbox) {
    String url = CoreSettings.baseUrl(settings);
    PrintStream out = System.out;
    out.println();
    out.println("  The Punctual demo is ready: " + url);
    out.println();
    out.println(
        "    Sign in as  admin@demo.test   (also manager@, member@, viewer@demo.test; admin@other.test)");
    out.println("    Password    " + password);
    if (mailbox)
      out.println("    Mailbox     " + url + "/mailbox   the first report arrives within a minute");
    out.println();
    out.println("  Stop it with Ctrl-C; the next start finds everything as it was.");
    out.println();
  }
}
