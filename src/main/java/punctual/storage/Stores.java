package punctual.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import punctual.faults.Classifier;
import punctual.faults.CodedException;
import punctual.faults.Fault;
import punctual.settings.HomeFolder;
import punctual.settings.SettingFault;
import punctual.settings.Settings;
import punctual.storage.stores.DiskStore;
import punctual.storage.stores.Store;
import punctual.storage.stores.StoreReader;
import punctual.storage.stores.StoreSettings;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/** The stores of report files by their names: the disk, and those of the configuration. */
public final class Stores implements AutoCloseable {
  /** The folder in home; every installation has it. */
  public static final String DISK = "disk";

  private static final Duration PROBE = Duration.ofSeconds(5);

  private final Map<String, Store> stores;
  private final String usual;
  private final Map<String, Fault> down = new ConcurrentHashMap<>();

  Stores(Map<String, Store> stores, String usual) {
    this.stores = new LinkedHashMap<>(stores);
    this.usual = usual;
  }

  /**
   * Opens no connection. Entries with a fault are left out; {@link #faults} tells them at start.
   */
  public static Stores of(Settings settings) {
    var stores = new LinkedHashMap<String, Store>();
    stores.put(DISK, new DiskStore(settings.home().resolve(HomeFolder.REPORTS)));
    read(settings.stores(), settings.home(), new ArrayList<>())
        .forEach(store -> stores.put(store.name(), store.open()));
    return new Stores(stores, settings.get(StorageSettings.STORE));
  }

  /**
   * Every fault of the {@code stores} setting (PR-10.1), without connecting.
   *
   * @return fields such as {@code stores.main.bucket}; secrets are not in the text
   */
  public static List<FieldFault> faults(Settings settings) {
    var faults = new ArrayList<FieldFault>();
    read(settings.stores(), settings.home(), faults);
    return faults;
  }

  /** Where {@code store} names none of them. */
  public static List<SettingFault> usualFaults(Settings settings) {
    String usual = settings.get(StorageSettings.STORE);
    if (usual.equals(DISK) || settings.stores().has(usual)) return List.of();
    return List.of(
        settings.fault(
            StorageSettings.STORE,
            "names no store",
            "Use disk, or a name that stands under stores: in punctual.yaml."));
  }

  private static List<StoreSettings> read(JsonNode node, Path home, List<FieldFault> faults) {
    var read = new ArrayList<StoreSettings>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String field = "stores." + entry.getKey();
      if (entry.getKey().equals(DISK)) {
        faults.add(new FieldFault(field, field + " is the folder in home; choose another name."));
        continue;
      }
      StoreSettings settings = StoreReader.read(entry.getKey(), entry.getValue(), home, faults);
      if (settings != null) read.add(settings);
    }
    return read;
  }

  /** In the order of the configuration, the disk first. */
  public List<String> names() {
    return List.copyOf(stores.keySet());
  }

  /** Where files go unless their schedule says otherwise. */
  public String usual() {
    return usual;
  }

  /**
   * @throws CodedException {@code store_unknown}
   */
  Store get(String name) throws CodedException {
    Store store = stores.get(name);
    if (store == null) throw CodedException.of("store_unknown", "no store " + name);
    return store;
  }

  /** The folder in home. */
  DiskStore disk() {
    return (DiskStore) Objects.requireNonNull(stores.get(DISK));
  }

  /**
   * Whether a store works.
   *
   * @param fault null where it does
   */
  public record State(String name, @Nullable Fault fault, long tookMillis) {}

  /** Writes, reads and deletes a small file; takes as long as the store's time limits allow. */
  public State tryOut(String name) {
    long start = System.nanoTime();
    Fault fault = fault(() -> writeAndRead(get(name)));
    return new State(name, fault, Duration.ofNanos(System.nanoTime() - start).toMillis());
  }

  private static void writeAndRead(Store store) throws IOException {
    String key = "check-%s.txt".formatted(UUID.randomUUID());
    byte[] text = "Punctual was here.".getBytes(StandardCharsets.UTF_8);
    try (Store.Draft draft = store.draft(key)) {
      draft.out().write(text);
      draft.keep();
    }
    try (InputStream in = store.open(key)) {
      if (!Arrays.equals(in.readAllBytes(), text))
        throw CodedException.of("file_damaged", "other bytes came back");
    } finally {
      store.delete(key);
    }
  }

  /** Asks every store whether it answers, and remembers; not of the disk, which is watched. */
  public void look() {
    for (Map.Entry<String, Store> store : stores.entrySet()) {
      if (store.getKey().equals(DISK)) continue;
      Fault fault = fault(() -> store.getValue().probe(PROBE));
      if (fault == null) down.remove(store.getKey());
      else down.put(store.getKey(), fault);
    }
  }

  /** Stores that did not answer when they were asked last, with the reason. */
  public Map<String, Fault> down() {
    return Map.copyOf(down);
  }

  @FunctionalInterface
  private interface Trial {
    void run() throws IOException;
  }

  private static @Nullable Fault fault(Trial trial) {
    try {
      trial.run();
      return null;
    } catch (IOException | RuntimeException e) {
      return Classifier.STANDARD.work(e).fault(e.toString());
    }
  }

  @Override
  public void close() {
    stores.values().forEach(Store::close);
  }
}
