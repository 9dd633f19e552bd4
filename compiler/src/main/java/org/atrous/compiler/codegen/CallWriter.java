package org.atrous.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.Iterator;
import java.util.List;
import org.atrous.compiler.geometry.Border;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.primitive.Operation;
import org.atrous.compiler.primitive.Operation.CallArgument;
import org.jspecify.annotations.Nullable;

/** Writes the call of one primitive: {@code net.conv("conv1", x, width, Window.of(3, 3))}. */
final class CallWriter {
  private final Constants constants;

  CallWriter(Constants constants) {
    this.constants = constants;
  }

  /**
   * @param net the variable that holds the layer's scope
   * @param inputs expressions for the layer's inputs
   * @param numbers how its numbers are written, in the order of its slots
   */
  CodeBlock call(Node.Layer layer, String net, List<CodeBlock> inputs, List<String> numbers) {
    Operation.Call call = layer.operation().call();
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("$N.$N(", net, call.method());
    if (call.named()) {
      code.add("$S, ", layer.name());
    }
    CodeBlock features = CodeBlock.join(inputs, ", ");
    code.add(
        call.method().equals("concat")
            ? CodeBlock.of("$T.of($L)", List.class, features)
            : features);
    Iterator<String> next = numbers.iterator();
    for (CallArgument argument : call.arguments()) {
      code.add(", ").add(argument(argument, layer, next));
    }
    return code.add(")").build();
  }

  private CodeBlock argument(CallArgument argument, Node.Layer layer, Iterator<String> numbers) {
    return argument.accept(
        new CallArgument.Visitor<>() {
          @Override
          public CodeBlock visit(CallArgument.Count count) {
            return CodeBlock.of("$L", numbers.next());
          }

          @Override
          public CodeBlock visit(CallArgument.WindowArgument window) {
            return window(layer.operation().window(), numbers);
          }

          @Override
          public CodeBlock visit(CallArgument.Constant constant) {
            return CodeBlock.of("$L", constants.name(constant.name(), constant.value()));
          }

          @Override
          public CodeBlock visit(CallArgument.Decimal decimal) {
            return CodeBlock.of("$L", decimal.value());
          }

          @Override
          public CodeBlock visit(CallArgument.EnumConstant constant) {
            return CodeBlock.of(
                "$T.$N", RuntimeNames.enumeration(constant.type()), constant.constant());
          }
        });
  }

  private static CodeBlock window(@Nullable Window window, Iterator<String> numbers) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("$T.of($L, $L)", RuntimeNames.WINDOW, numbers.next(), numbers.next());
    String stride = numbers.next();
    if (!stride.equals("1")) {
      code.add(".stride($L)", stride);
    }
    String rate = numbers.next();
    if (!rate.equals("1")) {
      code.add(".rate($L)", rate);
    }
    if (window != null && window.border() != Border.SYMMETRIC) {
      code.add(".padding($T.$N)", RuntimeNames.PADDING, window.border().name());
    }
    return code.build();
  }
}
