package org.atrous.runtime.data.shapes;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.zip.CRC32;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.Sample;
import org.junit.jupiter.api.Test;

class DrawnShapesTest {
  @Test
  void drawsTheSameOnEveryMachine() {
    Sample sample = new DrawnShapes("train", 1, 96, 96, 1).load(0);

    CRC32 checksum = new CRC32();
    for (float value : sample.image().toFloats()) {
      checksum.update((int) value);
    }
    for (int label : sample.label().toInts()) {
      checksum.update(label);
    }
    assertThat(checksum.getValue()).isEqualTo(4080068721L);
  }

  @Test
  void drawsAnythingAnewByIndexSplitAndSeed() {
    float[] first = new DrawnShapes("train", 2, 32, 32, 1).load(0).image().toFloats();

    assertThat(new DrawnShapes("train", 9, 32, 32, 1).load(0).image().toFloats()).isEqualTo(first);
    assertThat(new DrawnShapes("train", 2, 32, 32, 1).load(1).image().toFloats())
        .isNotEqualTo(first);
    assertThat(new DrawnShapes("val", 2, 32, 32, 1).load(0).image().toFloats()).isNotEqualTo(first);
    assertThat(new DrawnShapes("train", 2, 32, 32, 2).load(0).image().toFloats())
        .isNotEqualTo(first);
  }

  @Test
  void showsEveryClassOften() {
    DrawnShapes shapes = new DrawnShapes("val", 60, 96, 96, 1);
    long[] counts = new long[LabelMap.IGNORE + 1];
    for (int i = 0; i < shapes.size(); i++) {
      Arrays.stream(shapes.load(i).label().toInts()).forEach(label -> counts[label]++);
    }
    double all = Arrays.stream(counts).sum();
    for (int label = 0; label < DrawnShapes.dataset().classes().size(); label++) {
      String name = DrawnShapes.dataset().classes().get(label);
      assertWithMessage(name).that(counts[label] / all).isGreaterThan(0.01);
      assertWithMessage(name).that(counts[label] / all).isLessThan(0.7);
    }
    assertThat(counts[LabelMap.IGNORE] / all).isGreaterThan(0.03);
    assertThat(counts[LabelMap.IGNORE] / all).isLessThan(0.2);
    assertThat(Arrays.stream(counts).filter(count -> count > 0).count()).isEqualTo(7);
  }

  @Test
  void partsEveryTwoClassesBySeam() {
    LabelMap labels = new DrawnShapes("train", 1, 96, 96, 3).load(0).label();
    for (int y = 0; y < 96; y++) {
      for (int x = 1; x < 96; x++) {
        int left = labels.at(y, x - 1);
        int right = labels.at(y, x);
        assertThat(left == right || left == LabelMap.IGNORE || right == LabelMap.IGNORE).isTrue();
      }
    }
  }

  @Test
  void drawsAnySize() {
    Sample sample = new DrawnShapes("train", 1, 40, 130, 1).load(0);

    assertThat(sample.image().height()).isEqualTo(40);
    assertThat(sample.label().width()).isEqualTo(130);
  }

  @Test
  void namesDrawings() {
    assertThat(new DrawnShapes("val", 8, 8, 8, 1).name(7)).isEqualTo("val/drawing0007");
  }

  @Test
  void knowsTwoSplits() {
    assertThrows(IllegalArgumentException.class, () -> new DrawnShapes("test", 1, 8, 8, 1));
  }
}
