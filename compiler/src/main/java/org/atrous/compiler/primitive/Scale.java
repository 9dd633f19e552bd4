package org.atrous.compiler.primitive;

import static org.atrous.compiler.primitive.Primitive.Parameter.optional;

import java.util.List;
import java.util.Set;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;

/**
 * A learned factor per channel (Touvron et al. 2021, "Going deeper with Image Transformers").
 *
 * @param initial what each factor starts as
 */
record Scale(double initial) implements ShapeKeeping {

  /** {@code scale(initial)}. */
  static final Primitive PRIMITIVE =
      new Primitive(
          "scale",
          List.of(optional("initial", Type.Simple.FLOAT, new Value.FloatValue(1))),
          arguments -> List.of(new Scale(arguments.finite("initial"))));

  @Override
  public String name() {
    return "scale";
  }

  @Override
  public String details() {
    return "initially " + initial;
  }

  @Override
  public List<Variable> variables(List<Integer> inputChannels) {
    return List.of(new Variable("scale", List.of(inputChannels.get(0)), true));
  }

  @Override
  public Set<Kept> keptForGradient() {
    return Set.of(Kept.INPUTS);
  }

  @Override
  public Call call() {
    return new Call("scale", true, List.of(new CallArgument.Decimal(initial)));
  }
}
