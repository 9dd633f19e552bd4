package org.atrous.compiler.compare;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PathPatternsTest {
  @Test
  void numbersThatFollowOneAnotherAreARange() {
    assertThat(
            PathPatterns.summarize(
                List.of(
                    "backbone/b/unit9/conv2",
                    "backbone/b/unit10/conv2",
                    "backbone/b/unit11/conv2")))
        .containsExactly("backbone/b/unit9..unit11/conv2");
  }

  @Test
  void gapsStayVisible() {
    assertThat(PathPatterns.summarize(List.of("b/unit1", "b/unit2", "b/unit4")))
        .containsExactly("b/(unit1..unit2, unit4)");
  }

  @Test
  void rangesOfSeveralSegmentsAreDrawnTogether() {
    assertThat(
            PathPatterns.summarize(
                List.of(
                    "n/b1/u1/bn1",
                    "n/b1/u1/bn2",
                    "n/b1/u2/bn1",
                    "n/b1/u2/bn2",
                    "n/b2/u1/bn1",
                    "n/b2/u1/bn2",
                    "n/b2/u2/bn1",
                    "n/b2/u2/bn2")))
        .containsExactly("n/b1..b2/u1..u2/bn1..bn2");
  }

  @Test
  void whatIsNoFullGridIsNotMadeOne() {
    assertThat(PathPatterns.summarize(List.of("n/b1/u1", "n/b1/u2", "n/b2/u1")))
        .containsExactly("n/b1/u1..u2", "n/b2/u1")
        .inOrder();
  }

  @Test
  void partsOfANetworkStayApart() {
    assertThat(PathPatterns.summarize(List.of("aspp1/conv1", "aspp2/conv1")))
        .containsExactly("aspp1/conv1", "aspp2/conv1")
        .inOrder();
  }

  @Test
  void namesOfAnotherDepthStayApart() {
    assertThat(
            PathPatterns.summarize(List.of("n/unit1/conv1", "n/conv1", "n/unit1/shortcut/conv1")))
        .containsExactly("n/unit1/conv1", "n/conv1", "n/unit1/shortcut/conv1")
        .inOrder();
  }

  @Test
  void runsAreMadeOfNeighboursOnly() {
    assertThat(PathPatterns.runs(List.of("stem", "block1", "block2", "aspp", "block4")))
        .containsExactly("stem", "block1..block2", "aspp", "block4")
        .inOrder();
  }

  @Test
  void theScopesAroundANameComeOutermostFirst() {
    assertThat(PathPatterns.prefixes("backbone/block1/conv1"))
        .containsExactly("backbone", "backbone/block1", "backbone/block1/conv1")
        .inOrder();
  }
}
