package org.atrous.runtime.weights;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SourcePatternTest {
  private static List<String> names(String pattern, Map<String, String> found) {
    return SourcePattern.of(pattern).fill(found, block -> 10 * block).stream()
        .map(filled -> filled.name() + (filled.ordinal() == 0 ? "" : "#" + filled.ordinal()))
        .toList();
  }

  @Test
  void numbersAreComputed() {
    assertThat(names("layer{b}.{u-1}.{2*b+u}", Map.of("b", "4", "u", "3")))
        .containsExactly("layer4.2.11");
  }

  @Test
  void unitsOfEarlierBlocksCount() {
    assertThat(names("block_{before(b)+u-1}", Map.of("b", "2", "u", "3")))
        .containsExactly("block_22");
  }

  @Test
  void textArrivesAsItIs() {
    assertThat(names("net.{rest}", Map.of("rest", "a/b$1"))).containsExactly("net.a/b$1");
  }

  @Test
  void textInBracketsMayBeMissing() {
    assertThat(names("[module.][backbone.]conv{k}", Map.of("k", "1")))
        .containsExactly("module.backbone.conv1", "backbone.conv1", "module.conv1", "conv1");
  }

  @Test
  void ordinalStandsApart() {
    assertThat(names("op*_conv#{2*k-1}", Map.of("k", "3"))).containsExactly("op*_conv#5");
  }

  @Test
  void ourPatternFindsNumbersAndText() {
    LayerPattern pattern = LayerPattern.of("backbone/block{b}/unit{u}/{rest...}");

    assertThat(pattern.match("backbone/block3/unit12/shortcut/conv1"))
        .hasValue(Map.of("b", "3", "u", "12", "rest", "shortcut/conv1"));
    assertThat(pattern.match("backbone/blockA/unit1/conv1")).isEmpty();
  }
}
