package org.atrous.runtime.metrics;

import java.util.Set;
import java.util.TreeSet;
import org.atrous.runtime.data.LabelMap;

/** The outlines of all classes in one map of labels. */
final class Outlines {
  private final int height;
  private final int width;

  /** The class whose outline a pixel is on, or {@link LabelMap#IGNORE}. */
  private final short[] outline;

  /**
   * @param map classes
   * @param mask where it says {@link LabelMap#IGNORE}, the map does, too
   */
  Outlines(LabelMap map, LabelMap mask) {
    height = map.height();
    width = map.width();
    outline = new short[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int own = at(map, mask, y, x);
        boolean edge =
            differs(own, at(map, mask, y - 1, x))
                || differs(own, at(map, mask, y + 1, x))
                || differs(own, at(map, mask, y, x - 1))
                || differs(own, at(map, mask, y, x + 1));
        outline[y * width + x] = (short) (edge ? own : LabelMap.IGNORE);
      }
    }
  }

  private static int at(LabelMap map, LabelMap mask, int y, int x) {
    boolean outside = y < 0 || y >= map.height() || x < 0 || x >= map.width();
    return outside || mask.at(y, x) == LabelMap.IGNORE ? LabelMap.IGNORE : map.at(y, x);
  }

  private static boolean differs(int own, int other) {
    return own != LabelMap.IGNORE && other != LabelMap.IGNORE && own != other;
  }

  /** Classes that have an outline. */
  Set<Integer> classes() {
    boolean[] seen = new boolean[LabelMap.IGNORE + 1];
    for (short value : outline) {
      seen[value] = true;
    }
    Set<Integer> classes = new TreeSet<>();
    for (int i = 0; i < LabelMap.IGNORE; i++) {
      if (seen[i]) {
        classes.add(i);
      }
    }
    return classes;
  }

  /** Share of a class's outline that is within a distance of the other's; 0 without an outline. */
  double near(int label, Outlines other, int tolerance) {
    short[] vertical = other.vertical(label, tolerance);
    long all = 0;
    long near = 0;
    for (int i = 0; i < outline.length; i++) {
      if (outline[i] == label) {
        all++;
        near += isNear(vertical, i, tolerance) ? 1 : 0;
      }
    }
    return all == 0 ? 0 : (double) near / all;
  }

  /** Distance of each pixel to the class's outline above or below it, up to a limit. */
  private short[] vertical(int label, int tolerance) {
    short far = (short) (tolerance + 1);
    short[] distance = new short[outline.length];
    for (int i = 0; i < outline.length; i++) {
      int above = i < width ? far : Math.min(far, distance[i - width] + 1);
      distance[i] = (short) (outline[i] == label ? 0 : above);
    }
    for (int i = outline.length - width - 1; i >= 0; i--) {
      distance[i] = (short) Math.min(distance[i], distance[i + width] + 1);
    }
    return distance;
  }

  private boolean isNear(short[] vertical, int place, int tolerance) {
    int x = place % width;
    int row = place - x;
    int last = Math.min(width - 1, x + tolerance);
    for (int column = Math.max(0, x - tolerance); column <= last; column++) {
      int dx = column - x;
      int dy = vertical[row + column];
      if (dx * dx + dy * dy <= tolerance * tolerance) {
        return true;
      }
    }
    return false;
  }
}
