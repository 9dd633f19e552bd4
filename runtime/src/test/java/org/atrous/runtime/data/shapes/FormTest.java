package org.atrous.runtime.data.shapes;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

class FormTest {
  @Test
  void measuresDisc() {
    assertThat(Form.DISC.distance(0, 0)).isEqualTo(-1.0);
    assertThat(Form.DISC.distance(3, 4)).isEqualTo(4.0);
  }

  @Test
  void measuresSquareFromItsSidesAndCorners() {
    assertThat(Form.SQUARE.distance(0, 0)).isWithin(1e-12).of(-0.85);
    assertThat(Form.SQUARE.distance(1.85, 0)).isWithin(1e-12).of(1);
    assertThat(Form.SQUARE.distance(3.85, 4.85)).isWithin(1e-12).of(5);
  }

  @Test
  void leavesHoleInRing() {
    assertThat(Form.RING.distance(0, 0)).isWithin(1e-12).of(0.5);
    assertThat(Form.RING.distance(0.75, 0)).isWithin(1e-12).of(-0.25);
    assertThat(Form.RING.distance(0, 2)).isWithin(1e-12).of(1);
  }

  @Test
  void measuresTriangleOfSideTwo() {
    double inradius = 1 / Math.sqrt(3);

    assertThat(Form.TRIANGLE.distance(0, 0)).isWithin(1e-12).of(-inradius);
    assertThat(Form.TRIANGLE.distance(0, -inradius)).isWithin(1e-12).of(0);
    assertThat(Form.TRIANGLE.distance(0, -inradius - 1)).isWithin(1e-12).of(1);
    assertThat(Form.TRIANGLE.distance(0, 2 * inradius + 1)).isWithin(1e-12).of(1);
  }

  @Test
  void drawsThinLine() {
    assertThat(Form.LINE.distance(0.9, 0)).isLessThan(0.0);
    assertThat(Form.LINE.distance(0, 0.1)).isGreaterThan(0.0);
  }
}
