package org.atrous.runtime.prediction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.atrous.runtime.Normalization;
import org.atrous.runtime.data.RgbImage;

/**
 * The probabilities of an image: of every scale, mirrored and not, by windows or whole, averaged at
 * the image's size. Where windows of a view overlap, their average is the view's. Rows of windows
 * are taken from the top, those of all scales in turn, so that memory is needed for a band of the
 * image only.
 */
final class ViewAverage {
  private final ViewSettings settings;
  private final Normalization normalization;
  private final int classes;
  private final WindowLogits network;

  /**
   * @param normalization whose mean pads
   * @param classes number of logits of a pixel
   */
  ViewAverage(
      ViewSettings settings, Normalization normalization, int classes, WindowLogits network) {
    this.settings = settings;
    this.normalization = normalization;
    this.classes = classes;
    this.network = network;
  }

  /** One scale of an image. */
  private record View(ViewAxis rows, ViewAxis columns, ScaledImage image, WindowSoftmax softmax) {}

  /** A row of windows, and the rows of the image that it sees. */
  private record WindowRow(View view, int index, int from, int to) {}

  /** Hands on every row of an image. */
  void of(RgbImage image, ProbabilityRows sink) throws IOException {
    List<WindowRow> steps = steps(image);
    ProbabilityBand band = new ProbabilityBand(bandHeight(steps), image.width(), classes);
    int done = 0;
    for (int i = 0; i < steps.size(); i++) {
      add(steps.get(i), band);
      int next = i + 1 < steps.size() ? steps.get(i + 1).from() : image.height();
      for (; done < next; done++) {
        sink.row(done, band.row(done));
        band.clear(done);
      }
    }
  }

  private List<WindowRow> steps(RgbImage image) {
    List<WindowRow> steps = new ArrayList<>();
    for (double scale : settings.scales()) {
      ViewAxis rows = settings.rows(image.height(), scale);
      ViewAxis columns = settings.columns(image.width(), scale);
      View view =
          new View(
              rows,
              columns,
              new ScaledImage(image, normalization, rows, columns),
              new WindowSoftmax(
                  rows, columns, classes, image.height(), image.width(), settings.views()));
      for (int i = 0; i < rows.count(); i++) {
        if (rows.from(i) < image.height()) {
          int to = Math.min(rows.to(i), image.height());
          steps.add(new WindowRow(view, i, rows.from(i), to));
        }
      }
    }
    steps.sort(Comparator.comparingInt(WindowRow::from));
    return steps;
  }

  /** The most rows that are begun and not done. */
  private static int bandHeight(List<WindowRow> steps) {
    int most = 1;
    int end = 0;
    for (WindowRow step : steps) {
      end = Math.max(end, step.to());
      most = Math.max(most, end - step.from());
    }
    return most;
  }

  private void add(WindowRow step, ProbabilityBand band) {
    View view = step.view();
    int top = view.rows().start(step.index());
    for (int column = 0; column < view.columns().count(); column++) {
      int left = view.columns().start(column);
      for (boolean mirrored : settings.flip() ? new boolean[] {false, true} : new boolean[1]) {
        float[] pixels = view.image().pixels(top, left, mirrored);
        float[] logits = network.of(pixels, view.rows().window(), view.columns().window());
        view.softmax().add(logits, step.index(), column, mirrored, band);
      }
    }
  }
}
