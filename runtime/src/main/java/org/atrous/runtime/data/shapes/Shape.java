package org.atrous.runtime.data.shapes;

import java.util.Random;

/**
 * One shape on a canvas, lengths in pixels.
 *
 * @param form its outline
 * @param y of its centre
 * @param x of its centre
 * @param radius the form's unit
 * @param cosine of the angle by which it is turned
 * @param sine of that angle
 * @param period of its texture
 * @param first colour of its texture
 * @param second colour of its texture
 */
record Shape(
    Form form,
    double y,
    double x,
    double radius,
    double cosine,
    double sine,
    double period,
    Tint first,
    Tint second) {

  /** A shape of a form, anywhere on the canvas. */
  static Shape random(Form form, int height, int width, Random random) {
    double side = Math.min(height, width);
    double share = form.minRadius() + random.nextDouble() * (form.maxRadius() - form.minRadius());
    double angle = random.nextDouble() * 2 * Math.PI;
    Tint first = Tint.strong(form.hue(), random);
    return new Shape(
        form,
        (0.1 + 0.8 * random.nextDouble()) * height,
        (0.1 + 0.8 * random.nextDouble()) * width,
        share * side,
        StrictMath.cos(angle),
        StrictMath.sin(angle),
        (0.8 + 0.4 * random.nextDouble()) * side / 10,
        first,
        first.contrasting(form.hue(), random));
  }

  /** Distance of a position to the outline, negative within. */
  double distance(double atY, double atX) {
    double u = (cosine * (atX - x) + sine * (atY - y)) / radius;
    double v = (cosine * (atY - y) - sine * (atX - x)) / radius;
    return form.distance(u, v) * radius;
  }

  /** The colour of the texture at a position. */
  Tint tint(double atY, double atX) {
    double u = (cosine * (atX - x) + sine * (atY - y)) / period;
    double v = (cosine * (atY - y) - sine * (atX - x)) / period;
    return form.texture().isFirst(u, v) ? first : second;
  }
}
