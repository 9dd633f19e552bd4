package org.atrous.runtime.metrics;

import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.atrous.runtime.data.LabelMap;

/** The outlines of all classes in one map of labels. */
final class Outlines {
  private static final int[][] NEIGHBOURS = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};

  private final int height;
  private final int width;

  /** The class whose outline a pixel is on, or {@link LabelMap#IGNORE}. */
  private final short[] outline;

  /** Whether a pixel on an outline has a neighbour of another class, not only ignored ones. */
  private final boolean[] certain;

  /**
   * @param map classes; a pixel is on an outline where a neighbour in the image is another class,
   *     or ignored
   */
  Outlines(LabelMap map) {
    height = map.height();
    width = map.width();
    outline = new short[height * width];
    certain = new boolean[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int own = map.at(y, x);
        boolean edge = false;
        for (int[] step : NEIGHBOURS) {
          int other = at(map, y + step[0], x + step[1], own);
          edge |= other != own;
          certain[y * width + x] |= other != own && other != LabelMap.IGNORE;
        }
        outline[y * width + x] = (short) (edge ? own : LabelMap.IGNORE);
      }
    }
  }

  private static int at(LabelMap map, int y, int x, int outside) {
    boolean inside = y >= 0 && y < map.height() && x >= 0 && x < map.width();
    return inside ? map.at(y, x) : outside;
  }

  /** Whether the outline at a pixel, counted row by row, lies between two classes. */
  boolean isCertain(int place) {
    return certain[place];
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

  /**
   * Share of a class's outline that is within a distance of the other's.
   *
   * @param judged whether a pixel, counted row by row, that is not near counts as a miss; else it
   *     is left out
   * @return empty where there is nothing to judge
   */
  OptionalDouble near(int label, Outlines other, int tolerance, IntPredicate judged) {
    short[] vertical = other.vertical(label, tolerance);
    long near = 0;
    long far = 0;
    for (int i = 0; i < outline.length; i++) {
      if (outline[i] == label) {
        if (isNear(vertical, i, tolerance)) {
          near++;
        } else if (judged.test(i)) {
          far++;
        }
      }
    }
    return near + far == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) near / (near + far));
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
