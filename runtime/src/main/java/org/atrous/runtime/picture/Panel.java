package org.atrous.runtime.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.experiment.Dataset;

/**
 * An image and its labels side by side, over a legend of the classes that occur. Small images are
 * enlarged two or three times.
 */
public final class Panel {
  private static final int MARGIN = 14;
  private static final int TITLE = 20;

  private final Dataset dataset;
  private final Overlay overlay;

  /** Panels for a data set. */
  public Panel(Dataset dataset) {
    this.dataset = dataset;
    this.overlay = new Overlay(dataset, Overlay.ALPHA);
  }

  /** Image, truth and prediction. */
  public BufferedImage of(Sample sample, LabelMap prediction) {
    Map<String, LabelMap> overlays = new LinkedHashMap<>();
    overlays.put("truth", sample.label());
    overlays.put("prediction", prediction);
    return render(sample.image(), overlays);
  }

  /** Image and prediction. */
  public BufferedImage of(RgbImage image, LabelMap prediction) {
    return render(image, Map.of("prediction", prediction));
  }

  private BufferedImage render(RgbImage image, Map<String, LabelMap> overlays) {
    int zoom = Enlargement.zoom(image);
    Map<String, BufferedImage> pictures = new LinkedHashMap<>();
    pictures.put("image", Enlargement.of(image, zoom));
    overlays.forEach((title, labels) -> pictures.put(title, overlay.over(image, labels, zoom)));

    int width = MARGIN + pictures.size() * (zoom * image.width() + MARGIN);
    Legend legend = Legend.of(dataset, overlays.values(), width - 2 * MARGIN);
    int below = MARGIN + TITLE + zoom * image.height() + MARGIN;
    BufferedImage panel =
        new BufferedImage(width, below + legend.height() + MARGIN / 2, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = panel.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, panel.getWidth(), panel.getHeight());
    int left = MARGIN;
    for (Map.Entry<String, BufferedImage> picture : pictures.entrySet()) {
      Lettering.draw(graphics, picture.getKey(), left, MARGIN + TITLE - 7);
      graphics.drawImage(picture.getValue(), left, MARGIN + TITLE, null);
      left += zoom * image.width() + MARGIN;
    }
    legend.draw(graphics, MARGIN, below);
    graphics.dispose();
    return panel;
  }
}
