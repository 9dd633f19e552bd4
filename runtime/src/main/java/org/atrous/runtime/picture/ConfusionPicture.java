package org.atrous.runtime.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import org.atrous.runtime.metrics.ConfusionMatrix;

/**
 * A confusion matrix as a picture: a row for each class of the labels, a column for each class
 * predicted, and in each cell the share of the row's pixels in percent. Rows without pixels stay
 * grey. Large matrices have smaller cells, without numbers.
 */
public final class ConfusionPicture {
  private static final int MARGIN = 14;
  private static final int NUMBERED = 40;
  private static final Color FULL = new Color(8, 48, 107);
  private static final Color NOTHING = new Color(225, 225, 225);

  private final List<String> names;
  private final ConfusionMatrix matrix;
  private final int cell;
  private final int labels;

  private ConfusionPicture(List<String> names, ConfusionMatrix matrix) {
    this.names = names;
    this.matrix = matrix;
    this.cell = names.size() <= NUMBERED ? 36 : 16;
    this.labels = names.stream().mapToInt(Lettering::width).max().orElse(0) + 8;
  }

  /**
   * Draws a matrix.
   *
   * @param names of the classes, one each
   */
  public static BufferedImage of(List<String> names, ConfusionMatrix matrix) {
    return new ConfusionPicture(names, matrix).draw();
  }

  /** Where the cells begin, from the left and from the top. */
  private int origin() {
    return MARGIN + 20 + labels;
  }

  private BufferedImage draw() {
    int side = origin() + names.size() * cell + MARGIN;
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, side, side);
    Lettering.draw(graphics, "predicted", origin(), MARGIN + 8);
    sideways(graphics, "labels", MARGIN + 8, side - MARGIN);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      int middle = origin() + i * cell + cell / 2 + 4;
      Lettering.draw(graphics, name, origin() - 6 - Lettering.width(name), middle);
      sideways(graphics, name, middle, origin() - 6);
      row(graphics, i);
    }
    graphics.dispose();
    return picture;
  }

  /** Text from the bottom up. */
  private static void sideways(Graphics2D graphics, String text, int x, int y) {
    AffineTransform upright = graphics.getTransform();
    graphics.translate(x, y);
    graphics.rotate(-Math.PI / 2);
    Lettering.draw(graphics, text, 0, 0);
    graphics.setTransform(upright);
  }

  private void row(Graphics2D graphics, int label) {
    long all = matrix.labelled(label);
    int y = origin() + label * cell;
    for (int prediction = 0; prediction < names.size(); prediction++) {
      int x = origin() + prediction * cell;
      double share = all == 0 ? 0 : (double) matrix.count(label, prediction) / all;
      graphics.setColor(all == 0 ? NOTHING : shade(share));
      graphics.fillRect(x, y, cell - 1, cell - 1);
      long percent = Math.round(100 * share);
      if (names.size() <= NUMBERED && percent > 0) {
        String text = String.valueOf(percent);
        int left = x + (cell - Lettering.width(text)) / 2;
        Color color = share > 0.5 ? Color.WHITE : Color.DARK_GRAY;
        Lettering.draw(graphics, text, left, y + cell / 2 + 4, color);
      }
    }
  }

  private static Color shade(double share) {
    return new Color(mix(share, FULL.getRed()), mix(share, FULL.getGreen()), mix(share, 255, 107));
  }

  private static int mix(double share, int full) {
    return mix(share, 245, full);
  }

  private static int mix(double share, int none, int full) {
    return (int) Math.round(none + share * (full - none));
  }
}
