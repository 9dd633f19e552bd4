package org.atrous.compiler.source;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> NAMES =
      List.of("bn", "block1", "block2", "conv", "depthwise", "relu", "relu6", "sepconv", "x");

  @ParameterizedTest
  @CsvSource({
    "covn, conv",
    "cnv, conv",
    "convv, conv",
    "kelu, relu",
    "RELU, relu",
    "bm, bn",
    "depthwize, depthwise",
    "dpethwsie, depthwise",
    "block3, block1"
  })
  void aNearMissIsCorrected(String written, String meant) {
    assertThat(Suggestion.nearest(written, NAMES)).hasValue(meant);
  }

  @ParameterizedTest
  @CsvSource({"y", "co", "cvn6", "attention", "''", "blk"})
  void whatIsFarFromEverythingIsNotCorrected(String written) {
    assertThat(Suggestion.nearest(written, NAMES)).isEmpty();
  }

  @Test
  void aNameIsNoSuggestionForItself() {
    assertThat(Suggestion.nearest("conv", List.of("conv"))).isEmpty();
  }

  @Test
  void neighboursThatSwappedAreOneEdit() {
    assertThat(Suggestion.distance("covn", "conv")).isEqualTo(1);
    assertThat(Suggestion.distance("abcd", "badc")).isEqualTo(2);
  }
}
