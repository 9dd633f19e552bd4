package org.atrous.compiler.primitive;

import java.util.List;
import java.util.Set;

/** A number per channel, added; belongs to the convolution before it. */
record Bias(String of) implements ShapeKeeping {

  @Override
  public String name() {
    return of;
  }

  @Override
  public String details() {
    return "bias";
  }

  @Override
  public List<Variable> variables(List<Integer> inputChannels) {
    return List.of(new Variable("biases", List.of(inputChannels.get(0)), true));
  }

  @Override
  public Set<Kept> keptForGradient() {
    return Set.of();
  }

  @Override
  public Call call() {
    return new Call("bias", true, List.of());
  }
}
