package punctual.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A journey is only worth what its browser notices. */
class BrowserJourney {

  @Test
  void a_page_that_reports_an_error_fails_the_journey() {
    assertThatThrownBy(
            () -> {
              try (var browser = Browser.desktop("http://127.0.0.1:1")) {
                browser.page().evaluate("console.error('lost a row')");
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("lost a row");
  }

  @Test
  void an_expected_error_does_not() {
    try (var browser = Browser.phone("http://127.0.0.1:1").expecting("lost a .*")) {
      browser.page().evaluate("console.error('lost a row')");
      assertThat(browser.page().viewportSize().width).isEqualTo(390);
    }
  }
}
