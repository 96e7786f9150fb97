package punctual.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Alive {
  @GetMapping(path = "/livez", produces = "application/json")
  String alive() {
    return "{\"status\": \"pass\"}";
  }
}
