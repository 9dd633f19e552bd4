package org.atrous.runtime.experiment;

/**
 * How large images are cut into samples: tiles of one size, in rows and columns.
 *
 * @param height of a tile, in pixels
 * @param width of a tile, in pixels
 * @param overlap by how much the next tile begins before the end of one, less than either
 */
public record Tiling(int height, int width, int overlap) {
  public Tiling {
    if (overlap < 0 || overlap >= Math.min(height, width)) {
      throw new IllegalArgumentException(
          "tiles %dx%d overlap %d".formatted(height, width, overlap));
    }
  }
}
