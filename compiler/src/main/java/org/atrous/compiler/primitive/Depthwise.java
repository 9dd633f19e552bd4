package org.atrous.compiler.primitive;

import static org.atrous.compiler.primitive.Primitive.Parameter.optional;
import static org.atrous.compiler.primitive.Primitive.Parameter.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;

/** Convolution of each channel by itself. */
record Depthwise(Window window) implements Windowed {

  /** {@code depthwise(kernel, stride, rate, bias, padding)}. */
  static final Primitive PRIMITIVE =
      new Primitive(
          "depthwise",
          List.of(
              required("kernel", Type.Simple.SIZE),
              Windows.STRIDE,
              Windows.RATE,
              optional("bias", Type.Simple.BOOL, new Value.BoolValue(false)),
              Windows.padding("padding")),
          Depthwise::layers);

  private static List<Operation> layers(Arguments arguments) {
    List<Operation> layers = new ArrayList<>();
    layers.add(
        new Depthwise(Windows.of(arguments, "kernel", arguments.rate("rate", Limits.RATE), false)));
    if (arguments.flag("bias")) {
      layers.add(new Bias("depthwise"));
    }
    return layers;
  }

  @Override
  public String name() {
    return "depthwise";
  }

  @Override
  public String details() {
    return Windows.details(window);
  }

  @Override
  public List<Variable> variables(List<Integer> inputChannels) {
    return List.of(
        new Variable(
            "weights", List.of(window.height(), window.width(), inputChannels.get(0), 1), true));
  }

  @Override
  public long multiplyAdds(List<Integer> inputChannels, long area) {
    return area * window.height() * window.width() * inputChannels.get(0);
  }

  @Override
  public Set<Kept> keptForGradient() {
    return Set.of(Kept.INPUTS);
  }

  @Override
  public boolean splitsItsInput() {
    return true;
  }

  @Override
  public Call call() {
    return new Call("depthwise", true, List.of(new CallArgument.WindowArgument()));
  }
}
