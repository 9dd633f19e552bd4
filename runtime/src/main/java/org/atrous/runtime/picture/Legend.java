package org.atrous.runtime.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Rgb;

/** Names of classes beside squares of their colours, in as many rows as a width needs. */
final class Legend {
  private static final int SQUARE = 14;
  private static final int GAP = 6;
  private static final int BETWEEN = 18;
  private static final int ROW = 22;

  private final List<Entry> entries = new ArrayList<>();
  private final int rows;

  /** A class's name and colour, and where its square stands. */
  private record Entry(String name, Rgb color, int x, int row) {}

  /**
   * Lays a legend out.
   *
   * @param names of classes
   * @param colors of classes, one each
   * @param width in pixels
   */
  Legend(List<String> names, List<Rgb> colors, int width) {
    int x = 0;
    int row = 0;
    for (int i = 0; i < names.size(); i++) {
      int length = SQUARE + GAP + Lettering.width(names.get(i));
      if (x > 0 && x + length > width) {
        x = 0;
        row++;
      }
      entries.add(new Entry(names.get(i), colors.get(i), x, row));
      x += length + BETWEEN;
    }
    rows = entries.isEmpty() ? 0 : row + 1;
  }

  /** The legend of the labels that occur. */
  static Legend of(Dataset dataset, Collection<LabelMap> maps, int width) {
    TreeSet<Integer> occurring = new TreeSet<>();
    for (LabelMap labels : maps) {
      for (int label : labels.toInts()) {
        occurring.add(label);
      }
    }
    LabelColors colors = new LabelColors(dataset);
    List<String> names = new ArrayList<>();
    List<Rgb> squares = new ArrayList<>();
    for (int label : occurring) {
      boolean ignored = label == LabelMap.IGNORE;
      names.add(ignored ? "(ignored)" : dataset.classes().get(label));
      squares.add(colors.of(label));
    }
    return new Legend(names, squares, width);
  }

  int height() {
    return rows * ROW;
  }

  void draw(Graphics2D graphics, int left, int top) {
    for (Entry entry : entries) {
      int x = left + entry.x();
      int y = top + entry.row() * ROW;
      Rgb color = entry.color();
      graphics.setColor(new Color(color.red(), color.green(), color.blue()));
      graphics.fillRect(x, y, SQUARE, SQUARE);
      graphics.setColor(Color.DARK_GRAY);
      graphics.drawRect(x, y, SQUARE - 1, SQUARE - 1);
      Lettering.draw(graphics, entry.name(), x + SQUARE + GAP, y + SQUARE - 2);
    }
  }
}
