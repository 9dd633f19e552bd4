package org.atrous.compiler.primitive;

import static java.util.function.Function.identity;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All primitives of the language, by name. */
public final class Primitives {
  private static final Map<String, Primitive> BY_NAME =
      List.of(
              Conv.PRIMITIVE,
              Depthwise.PRIMITIVE,
              BatchNorm.PRIMITIVE,
              LayerNorm.PRIMITIVE,
              Scale.PRIMITIVE,
              Activation.byInput("relu", "relu"),
              Activation.byInput("relu6", "relu6"),
              Activation.byOutput("sigmoid"),
              Activation.byInput("gelu", "gelu"),
              Activation.byInput("swish", "swish"),
              Activation.byInput("hard_swish", "hardSwish"),
              Activation.byInput("hard_sigmoid", "hardSigmoid"),
              Add.PRIMITIVE,
              Multiply.PRIMITIVE,
              MaxPool.PRIMITIVE,
              AvgPool.PRIMITIVE,
              GlobalPool.PRIMITIVE,
              Subsample.PRIMITIVE,
              ResizeLike.PRIMITIVE,
              Dropout.PRIMITIVE)
          .stream()
          .collect(Collectors.toUnmodifiableMap(Primitive::name, identity()));

  private Primitives() {}

  public static Map<String, Primitive> byName() {
    return BY_NAME;
  }

  /** The sum at the end of a residual. */
  public static Operation add() {
    return new Add();
  }

  /** The concatenation at the end of a join. */
  public static Operation concat() {
    return new Concat();
  }
}
