package org.atrous.runtime.data;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.atrous.runtime.experiment.Tiling;
import org.jspecify.annotations.Nullable;

/**
 * Images cut into tiles, each of which is a sample. A tile needs its whole image decoded: the last
 * ones are kept, for tiles that are taken in order.
 */
final class TiledSource implements SampleSource {
  private static final int KEPT = 4;

  private final FolderSource images;
  private final List<TileGrid> grids;

  /** The number of the first tile of each image, and behind the last the number of all. */
  private final int[] firsts;

  private final Map<Integer, SoftReference<Sample>> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, SoftReference<Sample>> eldest) {
          return size() > KEPT;
        }
      };

  private TiledSource(FolderSource images, List<TileGrid> grids) {
    this.images = images;
    this.grids = grids;
    this.firsts = new int[grids.size() + 1];
    for (int i = 0; i < grids.size(); i++) {
      firsts[i + 1] = firsts[i] + grids.get(i).size();
    }
  }

  /**
   * The tiles of images, whose sizes are read from the heads of their label files.
   *
   * @throws DataException if one of these is no picture
   */
  static TiledSource of(FolderSource images, Tiling tiles) {
    List<TileGrid> grids =
        IntStream.range(0, images.size())
            .parallel()
            .mapToObj(images::extent)
            .map(extent -> new TileGrid(extent.height(), extent.width(), tiles))
            .toList();
    return new TiledSource(images, grids);
  }

  @Override
  public int size() {
    return firsts[grids.size()];
  }

  @Override
  public String name(int index) {
    int image = image(index);
    return grids.get(image).name(images.name(image), index - firsts[image]);
  }

  @Override
  public Sample load(int index) {
    int image = image(index);
    return grids.get(image).cut(whole(image), index - firsts[image]);
  }

  /** The image of a tile: the last that begins at it or before. */
  private int image(int tile) {
    int low = 0;
    int high = grids.size();
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (firsts[middle] <= tile) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Sample whole(int image) {
    Sample known = kept(image);
    if (known == null) {
      known = images.load(image);
      synchronized (recent) {
        recent.put(image, new SoftReference<>(known));
      }
    }
    return known;
  }

  private @Nullable Sample kept(int image) {
    synchronized (recent) {
      SoftReference<Sample> kept = recent.get(image);
      return kept == null ? null : kept.get();
    }
  }
}
