package org.atrous.compiler.draw;

import java.util.List;
import org.atrous.compiler.draw.Picture.Anchor;
import org.atrous.compiler.draw.Picture.Box;
import org.atrous.compiler.draw.Picture.Text;

/**
 * Places a block of the trunk, its middle at x = 0 and its top at y = 0: the wider its box, the
 * finer the map; the higher, the more channels. What it makes stands on its left.
 */
final class BlockLayout {
  private static final int NARROWEST = 40;
  private static final int PER_DOUBLING = 26;
  private static final int LOWEST = 26;
  private static final int PER_DOUBLED_CHANNELS = 4;
  private static final int PADDING = 10;
  private static final int BESIDE = 14;

  private BlockLayout() {}

  static Picture.Canvas place(Sketch.Block block) {
    Picture.Canvas canvas = new Picture.Canvas();
    boolean twoLines = !block.contents().isEmpty();
    int width = width(block);
    int height = height(block, twoLines);
    Picture.Style style = block.atrous() ? Picture.Style.ATROUS : Picture.Style.BLOCK;
    canvas.add(new Box(style, -width / 2, 0, width, height));
    int middle = height / 2;
    canvas.add(
        new Text(
            block.name(), TextStyle.NAME, Anchor.MIDDLE, 0, twoLines ? middle - 2 : middle + 5));
    if (twoLines) {
      canvas.add(new Text(block.contents(), TextStyle.PLAIN, Anchor.MIDDLE, 0, middle + 13));
    }
    int left = -width / 2 - BESIDE;
    canvas.add(
        new Text(LayerWords.text(block.shape()), TextStyle.RATE, Anchor.END, left, middle - 2));
    canvas.add(new Text(block.setting(), TextStyle.FAINT, Anchor.END, left, middle + 12));
    return canvas;
  }

  private static int width(Sketch.Block block) {
    int text =
        Math.max(TextStyle.NAME.width(block.name()), TextStyle.PLAIN.width(block.contents()));
    double area = (double) block.shape().get(0) * block.shape().get(1);
    int byResolution = NARROWEST + (int) (PER_DOUBLING * log2(Math.sqrt(area)));
    return even(Math.max(byResolution, text + 2 * PADDING));
  }

  private static int height(Sketch.Block block, boolean twoLines) {
    List<Integer> shape = block.shape();
    int byChannels = LOWEST + (int) (PER_DOUBLED_CHANNELS * Math.max(0, log2(shape.get(2)) - 4));
    return even(Math.max(byChannels, twoLines ? 38 : 30));
  }

  private static int even(int number) {
    return number + number % 2;
  }

  private static double log2(double number) {
    return Math.log(number) / Math.log(2);
  }
}
