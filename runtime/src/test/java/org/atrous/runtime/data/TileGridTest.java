package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.atrous.runtime.experiment.Tiling;
import org.junit.jupiter.api.Test;

class TileGridTest {
  @Test
  void pushesTheLastTileBackInside() {
    assertThat(names(1000, 896, new Tiling(896, 896, 384)))
        .containsExactly("a_0_896_0_896.png", "a_104_1000_0_896.png")
        .inOrder();
  }

  @Test
  void goesRowByRow() {
    assertThat(names(12, 14, new Tiling(8, 8, 2)))
        .containsExactly("a_0_8_0_8.png", "a_0_8_6_14.png", "a_4_12_0_8.png", "a_4_12_6_14.png")
        .inOrder();
  }

  @Test
  void takesNoPlaceTwice() {
    // From 0, 512 and 1024 of 1408 pixels; the last two would both begin at 512.
    assertThat(names(896, 1408, new Tiling(896, 896, 384)))
        .containsExactly("a_0_896_0_896.png", "a_0_896_512_1408.png")
        .inOrder();
  }

  @Test
  void standsBesideEachOtherWithoutOverlap() {
    assertThat(names(4, 10, new Tiling(4, 4, 0)))
        .containsExactly("a_0_4_0_4.png", "a_0_4_4_8.png", "a_0_4_6_10.png")
        .inOrder();
  }

  @Test
  void cutsImageAndLabelAtItsPlace() {
    Sample whole = Drawn.ramp("dir.d/a", 12, 14);

    Sample tile = new TileGrid(12, 14, new Tiling(8, 8, 2)).cut(whole, 3);

    assertThat(tile.name()).isEqualTo("dir.d/a_4_12_6_14");
    assertThat(tile.image().at(0, 0, 0)).isEqualTo(4);
    assertThat(tile.image().at(0, 0, 1)).isEqualTo(6);
    assertThat(tile.image().at(7, 7, 1)).isEqualTo(13);
    assertThat(tile.label().at(7, 7)).isEqualTo((11 + 13) % 5);
  }

  @Test
  void fillsUpWhatIsSmaller() {
    Sample tile = new TileGrid(2, 12, new Tiling(4, 8, 0)).cut(Drawn.ramp("a", 2, 12), 1);

    assertThat(tile.name()).isEqualTo("a_0_4_4_12");
    assertThat(tile.image().at(1, 7, 1)).isEqualTo(11);
    assertThat(tile.image().at(2, 0, 2)).isEqualTo(0);
    assertThat(tile.label().at(2, 0)).isEqualTo(LabelMap.IGNORE);
    assertThat(tile.label().at(1, 0)).isEqualTo(0);
  }

  @Test
  void overlapsByLessThanATile() {
    assertThrows(IllegalArgumentException.class, () -> new Tiling(8, 4, 4));
  }

  private static List<String> names(int height, int width, Tiling tiles) {
    TileGrid grid = new TileGrid(height, width, tiles);
    return IntStream.range(0, grid.size()).mapToObj(i -> grid.name("a.png", i)).toList();
  }
}
