package org.atrous.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.atrous.compiler.ir.Node;

/** How a method writes the numbers of its nodes. */
interface NumberWriter {
  /**
   * The numbers of one node, in the order of its slots.
   *
   * @param code where variables are declared that must stand before
   */
  List<String> of(Node node, CodeBlock.Builder code);

  /**
   * The numbers of the call in a loop over units, whose variable counts from {@code first}.
   *
   * @param first the first unit's number
   */
  List<String> ofRun(List<Node.Region> units, int first, CodeBlock.Builder code);
}
