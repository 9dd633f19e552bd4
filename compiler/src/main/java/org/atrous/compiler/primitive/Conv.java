package org.atrous.compiler.primitive;

import static org.atrous.compiler.primitive.Primitive.Parameter.optional;
import static org.atrous.compiler.primitive.Primitive.Parameter.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Convolution over the channels; its bias is a layer of its own.
 *
 * @param groups into which input and output channels are parted, each seeing its own part alone
 */
record Conv(int width, int groups, Window window) implements Windowed {

  /** {@code conv(kernel, width, stride, rate, groups, bias, padding)}. */
  static final Primitive PRIMITIVE =
      new Primitive(
          "conv",
          List.of(
              required("kernel", Type.Simple.SIZE),
              required("width", Type.Simple.INT),
              Windows.STRIDE,
              Windows.RATE,
              optional("groups", Type.Simple.INT, new Value.IntValue(1)),
              optional("bias", Type.Simple.BOOL, new Value.BoolValue(false)),
              Windows.padding("padding")),
          Conv::layers);

  private static List<Operation> layers(Arguments arguments) {
    List<Operation> layers = new ArrayList<>();
    layers.add(
        new Conv(
            arguments.count("width", Limits.CHANNELS),
            arguments.count("groups", Limits.GROUPS),
            Windows.of(arguments, "kernel", arguments.rate("rate", Limits.RATE), false)));
    if (arguments.flag("bias")) {
      layers.add(new Bias("conv"));
    }
    return layers;
  }

  @Override
  public String name() {
    return "conv";
  }

  @Override
  public String details() {
    return Windows.details(window) + ", " + width + (groups == 1 ? "" : ", " + groups + " groups");
  }

  @Override
  public @Nullable String problem(List<Integer> inputChannels) {
    return inputChannels.get(0) % groups == 0 && width % groups == 0
        ? null
        : String.format(
            Locale.ROOT,
            "%,d channels in and %,d out can't be parted into %,d groups",
            inputChannels.get(0),
            width,
            groups);
  }

  @Override
  public int channels(List<Integer> inputChannels) {
    return width;
  }

  @Override
  public List<Variable> variables(List<Integer> inputChannels) {
    return List.of(
        new Variable(
            "weights",
            List.of(window.height(), window.width(), inputChannels.get(0) / groups, width),
            true));
  }

  @Override
  public long multiplyAdds(List<Integer> inputChannels, long area) {
    return area * window.height() * window.width() * (inputChannels.get(0) / groups) * width;
  }

  @Override
  public Set<Kept> keptForGradient() {
    return Set.of(Kept.INPUTS);
  }

  @Override
  public Call call() {
    CallArgument.Count out = new CallArgument.Count("width", width);
    CallArgument.WindowArgument moved = new CallArgument.WindowArgument();
    return groups == 1
        ? new Call("conv", true, List.of(out, moved))
        : new Call(
            "groupedConv", true, List.of(out, new CallArgument.Count("groups", groups), moved));
  }
}
