package org.example;

import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.testing.GraphProbe;

/** Builds the network that the build generated, and prints the shape of its logits. */
public final class PrintShape {
  private PrintShape() {}

  public static void main(String[] arguments) {
    SegmentationNetwork network = new Streets();
    try (GraphProbe probe = GraphProbe.of(network, 16, 65, 97)) {
      System.out.println("logits of " + network.name() + ": " + probe.logits());
    }
  }
}
