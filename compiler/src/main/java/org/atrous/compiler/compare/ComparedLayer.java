package org.atrous.compiler.compare;

import java.util.List;
import org.atrous.compiler.ir.Node;

/**
 * A layer as two networks are compared by it: what the spec writes as one, a convolution with its
 * bias for example.
 *
 * @param path full name, by which the layer of the other network is found
 * @param parts what the spec's layer was expanded to, in order
 */
record ComparedLayer(String path, List<Node.Layer> parts) {
  ComparedLayer {
    parts = List.copyOf(parts);
  }

  Node.Layer first() {
    return parts.get(0);
  }

  String operation() {
    return first().operation().name();
  }

  /** Primitive and arguments: {@code conv 3x3, rate 2, 256, bias}. */
  String description() {
    StringBuilder text = new StringBuilder(operation());
    String separator = " ";
    for (Node.Layer part : parts) {
      String details = part.operation().details();
      if (!details.isEmpty()) {
        text.append(separator).append(details);
        separator = ", ";
      }
    }
    return text.toString();
  }
}
