package org.atrous.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.atrous.compiler.ir.Node;

/** Numbers in a component's method: literals, and the method's parameters. */
record ParameterNumbers(MethodPlan method) implements NumberWriter {
  @Override
  public List<String> of(Node node, CodeBlock.Builder code) {
    return method.numbers(node);
  }

  @Override
  public List<String> ofRun(List<Node.Region> units, int first, CodeBlock.Builder code) {
    throw new IllegalStateException("units stand in blocks, not in " + method.name());
  }
}
