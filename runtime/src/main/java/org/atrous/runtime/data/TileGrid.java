package org.atrous.runtime.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.atrous.runtime.experiment.Tiling;

/**
 * The tiles of an image, row by row. One that would reach over the end is pushed back inside; an
 * image that is smaller than a tile is filled up below and to the right, black and without a class.
 * Places and names are those of mmsegmentation's converter for iSAID, which writes a tile that is
 * pushed back to the place of another one over it: here it comes once.
 */
final class TileGrid {
  private final Tiling tiles;
  private final int[] tops;
  private final int[] lefts;

  /** The tiles of an image of a size. */
  TileGrid(int height, int width, Tiling tiles) {
    this.tiles = tiles;
    this.tops = starts(height, tiles.height(), tiles.overlap());
    this.lefts = starts(width, tiles.width(), tiles.overlap());
  }

  private static int[] starts(int length, int tile, int overlap) {
    int last = Math.max(0, length - tile);
    return IntStream.iterate(0, start -> start < length, start -> start + tile - overlap)
        .map(start -> Math.min(start, last))
        .distinct()
        .toArray();
  }

  int size() {
    return tops.length * lefts.length;
  }

  /** The name of a tile: the image's with the tile's first and last row and column. */
  String name(String image, int index) {
    int top = tops[index / lefts.length];
    int left = lefts[index % lefts.length];
    int dot = image.lastIndexOf('.');
    int end = dot > image.lastIndexOf('/') ? dot : image.length();
    List<Integer> numbers = List.of(top, top + tiles.height(), left, left + tiles.width());
    StringBuilder name = new StringBuilder(image.substring(0, end));
    numbers.forEach(number -> name.append('_').append(number));
    return name.append(image.substring(end)).toString();
  }

  /** Cuts a tile out of its image. */
  Sample cut(Sample whole, int index) {
    int top = tops[index / lefts.length];
    int left = lefts[index % lefts.length];
    int height = whole.image().height();
    int width = whole.image().width();
    byte[] rgb = new byte[3 * tiles.height() * tiles.width()];
    byte[] labels = new byte[tiles.height() * tiles.width()];
    Arrays.fill(labels, (byte) LabelMap.IGNORE);
    int columns = Math.min(tiles.width(), width - left);
    for (int y = 0; y < Math.min(tiles.height(), height - top); y++) {
      int from = (top + y) * width + left;
      int to = y * tiles.width();
      System.arraycopy(whole.image().bytes(), 3 * from, rgb, 3 * to, 3 * columns);
      System.arraycopy(whole.label().bytes(), from, labels, to, columns);
    }
    return new Sample(
        name(whole.name(), index),
        new RgbImage(tiles.height(), tiles.width(), rgb),
        new LabelMap(tiles.height(), tiles.width(), labels));
  }
}
