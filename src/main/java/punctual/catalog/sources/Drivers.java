package punctual.catalog.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC drivers: those that come with Punctual, and those in {@code drivers} of the home
 * directory, which see the Java platform and each other but nothing of Punctual.
 */
public final class Drivers implements AutoCloseable {
  private static final String FOLDER = "drivers";

  private final @Nullable URLClassLoader loader;
  private final List<Driver> dropped = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private Drivers(@Nullable URLClassLoader loader) {
    this.loader = loader;
    if (loader != null) load(ServiceLoader.load(Driver.class, loader).iterator());
  }

  /** Looks once; a jar that is added later is found at the next start. */
  public static Drivers in(Path home) {
    Path folder = home.resolve(FOLDER);
    if (!Files.isDirectory(folder)) return new Drivers(null);
    try (Stream<Path> files = Files.list(folder)) {
      URL[] jars =
          files
              .filter(file -> file.toString().endsWith(".jar"))
              .sorted()
              .map(Drivers::url)
              .toArray(URL[]::new);
      return new Drivers(new URLClassLoader("drivers", jars, ClassLoader.getPlatformClassLoader()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void load(Iterator<Driver> found) {
    while (true) {
      try {
        if (!found.hasNext()) return;
        Driver driver = found.next();
        // the platform's own would be found here too
        if (Objects.equals(driver.getClass().getClassLoader(), loader)) dropped.add(driver);
      } catch (ServiceConfigurationError | LinkageError e) {
        problems.add(e.toString());
      }
    }
  }

  /** What was found in the folder, such as {@code com.example.Driver 1.2}. */
  public List<String> found() {
    return dropped.stream()
        .map(driver ->
            "%s %d.%d"
                .formatted(
                    driver.getClass().getName(),
                    driver.getMajorVersion(),
                    driver.getMinorVersion()))
        .toList();
  }

  /** What could not be loaded from it. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The first that takes the address; Punctual's own come first. */
  Optional<Driver> of(String url) {
    return Stream.concat(DriverManager.drivers(), dropped.stream())
        .filter(driver -> accepts(driver, url))
        .findFirst();
  }

  private static boolean accepts(Driver driver, String url) {
    try {
      return driver.acceptsURL(url);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    if (loader == null) return;
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
