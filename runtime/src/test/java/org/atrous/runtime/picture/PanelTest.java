package org.atrous.runtime.picture;

import static com.google.common.truth.Truth.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.experiment.Dataset;
import org.junit.jupiter.api.Test;

class PanelTest {
  private static final Dataset PETS =
      Dataset.named("pets")
          .classes("ground", "cat", "dog")
          .color(0, 0, 200)
          .color(0, 200, 0)
          .color(200, 0, 0)
          .build();

  @Test
  void placesThreePicturesSideBySide() {
    Sample sample = new Sample("a", black(400, 500), labels(400, 500, 0));

    BufferedImage panel = new Panel(PETS).of(sample, labels(400, 500, 1));

    assertThat(panel.getWidth()).isEqualTo(3 * 500 + 4 * 14);
    assertThat(panel.getRGB(14 + 250, 200)).isEqualTo(0xff000000);
    assertThat(panel.getRGB(14 + 514 + 250, 200)).isEqualTo(0xff000078);
    assertThat(panel.getRGB(14 + 2 * 514 + 250, 200)).isEqualTo(0xff007800);
  }

  @Test
  void showsClassesThatOccurInTheLegend() {
    BufferedImage panel = new Panel(PETS).of(black(400, 500), labels(400, 500, 1));

    Set<Integer> colors = new HashSet<>();
    for (int x = 0; x < panel.getWidth(); x++) {
      colors.add(panel.getRGB(x, 14 + 20 + 400 + 14 + 7));
    }
    assertThat(colors).contains(0xff00c800);
    assertThat(colors).containsNoneOf(0xff0000c8, 0xffc80000);
  }

  @Test
  void breaksLegendThatIsTooWide() {
    String[] names = new String[40];
    int[] all = new int[400 * 40];
    for (int i = 0; i < 40; i++) {
      names[i] = "class" + i;
      all[i] = i;
    }
    Dataset many = Dataset.named("many").classes(names).build();

    BufferedImage one = new Panel(many).of(black(400, 40), labels(400, 40, 0));
    BufferedImage lots = new Panel(many).of(black(400, 40), LabelMap.of(400, 40, all));

    assertThat(lots.getWidth()).isEqualTo(one.getWidth());
    assertThat(lots.getHeight()).isGreaterThan(one.getHeight() + 100);
  }

  @Test
  void enlargesSmallImages() {
    assertThat(Enlargement.zoom(black(96, 200))).isEqualTo(3);
    assertThat(Enlargement.zoom(black(240, 180))).isEqualTo(2);
    assertThat(Enlargement.zoom(black(300, 300))).isEqualTo(1);
    assertThat(Enlargement.zoom(black(1, 1))).isEqualTo(3);
  }

  private static RgbImage black(int height, int width) {
    return new RgbImage(height, width, new byte[3 * height * width]);
  }

  private static LabelMap labels(int height, int width, int label) {
    int[] labels = new int[height * width];
    Arrays.fill(labels, label);
    return LabelMap.of(height, width, labels);
  }
}
