package punctual.storage.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of stores that can be told to refuse a name that is taken: all but Google's (decision 0015). */
abstract class NamesOnceContract extends StoreContract {
  @Test
  void a_name_is_given_once() throws IOException {
    for (int size : List.of(10, TWO_PARTS)) {
      byte[] first = bytes(size);
      String key = kept("once-" + size, first);
      assertThatThrownBy(() -> kept("once-" + size, bytes(size + 1)))
          .isInstanceOf(FileAlreadyExistsException.class);
      assertThat(read(key)).isEqualTo(first);
    }
  }
}
