package org.atrous.runtime.files;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {
  record Point(int y, int x, @Nullable Double weight, Map<String, Integer> tags) {}

  @Test
  void writesComponentsInOrderAndMapsSorted() {
    Point point = new Point(2, 1, 0.5, Map.of("b", 1, "a", 2, "c", 3));

    assertThat(Json.line(point))
        .isEqualTo("{\"y\":2,\"x\":1,\"weight\":0.5,\"tags\":{\"a\":2,\"b\":1,\"c\":3}}");
  }

  @Test
  void indentsByTwo() {
    assertThat(Json.pretty(Map.of("a", List.of(1, 2))))
        .isEqualTo("{\n  \"a\" : [\n    1,\n    2\n  ]\n}\n");
  }

  @Test
  void readsBackWhatItWrote() throws JsonProcessingException {
    Point point = new Point(2, 1, null, Map.of());

    assertThat(Json.read(Json.pretty(point), Point.class)).isEqualTo(point);
  }

  @Test
  void keepsEveryBitOfNumbers() throws JsonProcessingException {
    for (double value : new double[] {0.1, Math.PI, Double.MIN_VALUE, 1e300, Double.NaN}) {
      assertThat(Json.read(Json.line(value), Double.class)).isEqualTo(value);
    }
  }

  @Test
  void missesNumberThatIsNotThere() {
    assertThrows(JsonProcessingException.class, () -> Json.read("{\"y\": null}", Point.class));
  }
}
