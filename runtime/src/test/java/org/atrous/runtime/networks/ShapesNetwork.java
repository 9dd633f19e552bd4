package org.atrous.runtime.networks;

import org.atrous.runtime.data.shapes.DrawnShapes;

/** The small network with as many classes as drawn shapes have. */
public final class ShapesNetwork extends SmallNetwork {
  @Override
  public String name() {
    return "Shapes";
  }

  @Override
  public int classes() {
    return DrawnShapes.dataset().classes().size();
  }
}
