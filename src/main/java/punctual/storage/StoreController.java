package punctual.storage;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The stores that a schedule may name (PL-F.2). */
@RestController
class StoreController {
  private final Stores stores;

  StoreController(Stores stores) {
    this.stores = stores;
  }

  /** {@code usual}: files go there unless their schedule says otherwise. */
  record StoreView(String name, boolean usual) {}

  record StoresView(List<StoreView> items) {}

  @GetMapping(path = "/api/v1/stores", produces = MediaType.APPLICATION_JSON_VALUE)
  StoresView stores() {
    return new StoresView(
        stores.names().stream()
            .map(name -> new StoreView(name, name.equals(stores.usual())))
            .toList());
  }
}
