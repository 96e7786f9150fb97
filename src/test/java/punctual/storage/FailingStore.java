package punctual.storage;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import punctual.faults.CodedException;
import punctual.storage.stores.Store;

/** A store that takes so many bytes of each file and then is full; of none, it is down. */
record FailingStore(Store store, int room) implements Store {
  private void up() throws CodedException {
    if (room == 0) throw CodedException.of("store_unreachable", "down");
  }

  @Override
  public Draft draft(String key) throws IOException {
    Draft draft = store.draft(key);
    var out =
        new FilterOutputStream(draft.out()) {
          private int taken;

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            taken += length;
            if (taken > room) throw CodedException.of("store_full", "full");
            out.write(bytes, offset, length);
          }
        };
    return new Draft() {
      @Override
      public OutputStream out() {
        return out;
      }

      @Override
      public void keep() throws IOException {
        draft.keep();
      }

      @Override
      public void close() throws IOException {
        draft.close();
      }
    };
  }

  @Override
  public InputStream open(String key) throws IOException {
    up();
    return store.open(key);
  }

  @Override
  public void delete(String key) throws IOException {
    up();
    store.delete(key);
  }

  @Override
  public void olderThan(Instant before, Keys keys) throws IOException {
    up();
    store.olderThan(before, keys);
  }

  @Override
  public void sweepUnfinished(Instant before) throws IOException {
    up();
    store.sweepUnfinished(before);
  }

  @Override
  public void probe(Duration limit) throws IOException {
    up();
    store.probe(limit);
  }

  @Override
  public void close() {
    store.close();
  }
}
