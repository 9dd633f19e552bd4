package org.atrous.compiler.primitive;

import static org.atrous.compiler.primitive.Primitive.Parameter.byDialect;

import java.util.List;
import java.util.Set;
import org.atrous.compiler.value.Type;

/** Batch normalisation (Ioffe and Szegedy 2015). */
record BatchNorm(double epsilon) implements ShapeKeeping {

  /** {@code bn(epsilon)}. */
  static final Primitive PRIMITIVE =
      new Primitive(
          "bn",
          List.of(byDialect("epsilon", Type.Simple.FLOAT, "batch_norm.epsilon")),
          arguments -> List.of(new BatchNorm(arguments.positive("epsilon"))));

  @Override
  public String name() {
    return "bn";
  }

  @Override
  public String details() {
    return "epsilon " + epsilon;
  }

  @Override
  public List<Variable> variables(List<Integer> inputChannels) {
    List<Integer> perChannel = List.of(inputChannels.get(0));
    return List.of(
        new Variable("gamma", perChannel, true),
        new Variable("beta", perChannel, true),
        new Variable("moving_mean", perChannel, false),
        new Variable("moving_variance", perChannel, false));
  }

  @Override
  public Set<Kept> keptForGradient() {
    return Set.of(Kept.INPUTS);
  }

  @Override
  public Call call() {
    return new Call(
        "batchNorm", true, List.of(new CallArgument.Constant("BATCH_NORM_EPSILON", epsilon)));
  }
}
