package punctual.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A person at a browser: Debian's Chromium, one for all journeys, with a fresh profile for each
 * person. Closing fails the journey where the page reported an error that was not expected.
 */
public final class Browser implements AutoCloseable {
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-dev-shm-usage",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");

  /** Narrower windows are phones: they have no mouse, and get larger targets. */
  private static final int WIDE = 768;

  private final BrowserContext context;
  private final Page page;
  private final List<String> errors = new ArrayList<>();
  private final List<Pattern> expected = new ArrayList<>();

  private Browser(com.microsoft.playwright.Browser.NewContextOptions options) {
    context = Chromium.SHARED.newContext(options);
    context.onConsoleMessage(this::heard);
    context.onWebError(error -> errors.add(error.error()));
    page = context.newPage();
  }

  /** Started at first use; the driver ends it together with this JVM. */
  private static final class Chromium {
    static final com.microsoft.playwright.Browser SHARED = launch();

    private static com.microsoft.playwright.Browser launch() {
      var quiet = new Playwright.CreateOptions();
      quiet.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
      return Playwright.create(quiet)
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(Path.of("/usr/bin/chromium"))
                  .setArgs(ARGUMENTS));
    }
  }

  /** At a desk: 1440 by 900, light. */
  public static Browser desktop(String address) {
    return open(address, 1440, 900, ColorScheme.LIGHT);
  }

  /** On a phone: 390 by 844, light. */
  public static Browser phone(String address) {
    return open(address, 390, 844, ColorScheme.LIGHT);
  }

  /**
   * @param address of the server, without a slash at its end; pages are then named by path alone
   */
  public static Browser open(String address, int width, int height, ColorScheme scheme) {
    return new Browser(
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setBaseURL(address)
            .setViewportSize(width, height)
            .setHasTouch(width < WIDE)
            .setColorScheme(scheme)
            .setLocale("en-GB")
            .setTimezoneId("Europe/Berlin")
            .setAcceptDownloads(true));
  }

  public Page page() {
    return page;
  }

  public BrowserContext context() {
    return context;
  }

  /** Lets the page report errors that contain the expression: a refused sign-in is one. */
  public Browser expecting(String expression) {
    expected.add(Pattern.compile(expression));
    return this;
  }

  /** Writes target/screenshots/NAME.png. */
  public void screenshot(String name) {
    Path file = Path.of("target", "screenshots", name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  private void heard(ConsoleMessage message) {
    if (message.type().equals("error")) errors.add(message.text() + " at " + message.location());
  }

  @Override
  public void close() {
    context.close();
    List<String> unexpected = errors.stream().filter(this::isUnexpected).toList();
    if (!unexpected.isEmpty()) {
      throw new AssertionError("the page reported errors:\n" + String.join("\n", unexpected));
    }
  }

  private boolean isUnexpected(String error) {
    return expected.stream().noneMatch(pattern -> pattern.matcher(error).find());
  }
}
