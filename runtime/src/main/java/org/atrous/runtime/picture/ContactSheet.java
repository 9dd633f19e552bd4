package org.atrous.runtime.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.experiment.Dataset;

/**
 * Samples in rows, each with its labels as an overlay beside it, over a legend of the classes that
 * occur. The first of a row is the sample as it is, the others what a training sees of it.
 */
public final class ContactSheet {
  private static final int MARGIN = 14;
  private static final int TITLE = 20;
  private static final int BETWEEN = 2;

  private final Dataset dataset;
  private final int side;

  /**
   * Sheets for a data set.
   *
   * @param side length to which the longer side of every picture is brought
   */
  public ContactSheet(Dataset dataset, int side) {
    this.dataset = dataset;
    this.side = side;
  }

  /** The sheet of some rows, which have the same number of samples, at least one. */
  public BufferedImage of(List<List<Sample>> rows) {
    int width = MARGIN + rows.get(0).size() * (2 * side + BETWEEN + MARGIN);
    List<LabelMap> labels = new ArrayList<>();
    rows.forEach(row -> row.forEach(sample -> labels.add(sample.label())));
    Legend legend = Legend.of(dataset, labels, width - 2 * MARGIN);
    int below = MARGIN + rows.stream().mapToInt(this::height).sum();
    BufferedImage sheet =
        new BufferedImage(width, below + legend.height() + MARGIN, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    int top = MARGIN;
    for (List<Sample> row : rows) {
      Lettering.draw(graphics, row.get(0).name(), MARGIN, top + TITLE - 7);
      for (int i = 0; i < row.size(); i++) {
        int left = MARGIN + i * (2 * side + BETWEEN + MARGIN);
        draw(graphics, row.get(i), left, top + TITLE);
      }
      top += height(row);
    }
    legend.draw(graphics, MARGIN, below);
    graphics.dispose();
    return sheet;
  }

  private int height(List<Sample> row) {
    return TITLE
        + MARGIN
        + row.stream().mapToInt(s -> scaled(s, s.image().height())).max().orElse(0);
  }

  private int scaled(Sample sample, int length) {
    int longer = Math.max(sample.image().height(), sample.image().width());
    return Math.max(1, Math.round(length * ((float) side / longer)));
  }

  private void draw(Graphics2D graphics, Sample sample, int left, int top) {
    int height = scaled(sample, sample.image().height());
    int width = scaled(sample, sample.image().width());
    BufferedImage overlay =
        new Overlay(dataset, Overlay.ALPHA).over(sample.image(), sample.label());
    graphics.drawImage(Enlargement.of(sample.image(), 1), left, top, width, height, null);
    graphics.drawImage(overlay, left + side + BETWEEN, top, width, height, null);
  }
}
