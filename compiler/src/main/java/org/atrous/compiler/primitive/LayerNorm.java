package org.atrous.compiler.primitive;

import static org.atrous.compiler.primitive.Primitive.Parameter.optional;

import java.util.List;
import java.util.Set;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;

/**
 * Layer normalisation over the channels of each position (Ba et al. 2016; Liu et al. 2022, "A
 * ConvNet for the 2020s").
 */
record LayerNorm(double epsilon) implements ShapeKeeping {

  /** {@code layer_norm(epsilon)}. */
  static final Primitive PRIMITIVE =
      new Primitive(
          "layer_norm",
          List.of(optional("epsilon", Type.Simple.FLOAT, new Value.FloatValue(1e-6))),
          arguments -> List.of(new LayerNorm(arguments.positive("epsilon"))));

  @Override
  public String name() {
    return "layer_norm";
  }

  @Override
  public String details() {
    return "epsilon " + epsilon;
  }

  @Override
  public List<Variable> variables(List<Integer> inputChannels) {
    List<Integer> perChannel = List.of(inputChannels.get(0));
    return List.of(new Variable("gamma", perChannel, true), new Variable("beta", perChannel, true));
  }

  @Override
  public Set<Kept> keptForGradient() {
    return Set.of(Kept.INPUTS);
  }

  @Override
  public Call call() {
    return new Call(
        "layerNorm", true, List.of(new CallArgument.Constant("LAYER_NORM_EPSILON", epsilon)));
  }
}
