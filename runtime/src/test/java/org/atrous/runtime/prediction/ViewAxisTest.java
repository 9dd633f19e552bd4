package org.atrous.runtime.prediction;

import static com.google.common.truth.Truth.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class ViewAxisTest {
  @Test
  void theLastWindowIsMovedBackToTheEnd() {
    ViewAxis axis = ViewAxis.sliding(10, 1.0, 4, 3);

    assertThat(axis.count()).isEqualTo(3);
    assertThat(axis.start(1)).isEqualTo(3);
    assertThat(axis.start(2)).isEqualTo(6);
    assertThat(axis.to(2)).isEqualTo(10);
    assertThat(axis.seen()).isEqualTo(new int[] {1, 1, 1, 2, 1, 1, 2, 1, 1, 1});
  }

  @Test
  void aWindowThatIsLargerThanTheImageIsTheImage() {
    ViewAxis axis = ViewAxis.sliding(10, 1.0, 40, 40);

    assertThat(axis.count()).isEqualTo(1);
    assertThat(axis.window()).isEqualTo(10);
  }

  @Test
  void scaledLengthKeepsTheCentresOfTheOuterPixels() {
    assertThat(ViewAxis.whole(513, 0.5).scaled()).isEqualTo(257);
    assertThat(ViewAxis.whole(513, 1.75).scaled()).isEqualTo(897);
    assertThat(ViewAxis.whole(513, 1.75).place(512)).isEqualTo(896.0);
  }

  @Test
  void windowsSeeEachPositionWhoseNearestScaledPixelTheyHave() {
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      int length = 1 + random.nextInt(40);
      double scale = 0.3 + 2 * random.nextDouble();
      int window = 1 + random.nextInt(20);
      ViewAxis axis = ViewAxis.sliding(length, scale, window, 1 + random.nextInt(window));
      for (int position = 0; position < length; position++) {
        double place = length == 1 ? 0 : position * (axis.scaled() - 1.0) / (length - 1.0);
        double nearest = Math.min(axis.scaled() - 1, Math.floor(place + 0.5));
        for (int i = 0; i < axis.count(); i++) {
          boolean sees = position >= axis.from(i) && position < axis.to(i);
          boolean has = nearest >= axis.start(i) && nearest < axis.start(i) + axis.window();
          assertThat(sees).isEqualTo(has);
        }
        assertThat(axis.seen()[position]).isAtLeast(1);
      }
    }
  }
}
