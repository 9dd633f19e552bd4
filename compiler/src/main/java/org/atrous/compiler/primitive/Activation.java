package org.atrous.compiler.primitive;

import java.util.List;
import java.util.Set;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.jspecify.annotations.Nullable;

/** A function of each value by itself. */
record Activation(String function) implements Operation {

  static Primitive primitive(String function) {
    return new Primitive(function, List.of(), arguments -> List.of(new Activation(function)));
  }

  @Override
  public String name() {
    return function;
  }

  @Override
  public String details() {
    return "";
  }

  @Override
  public @Nullable Window window() {
    return null;
  }

  @Override
  public @Nullable String problem(List<Integer> inputChannels) {
    return null;
  }

  @Override
  public int channels(List<Integer> inputChannels) {
    return inputChannels.get(0);
  }

  @Override
  public MapSize size(List<MapSize> inputs, Window.@Nullable Running window) {
    return inputs.get(0);
  }

  @Override
  public boolean needsEqualSizes() {
    return false;
  }

  @Override
  public List<Variable> variables(List<Integer> inputChannels) {
    return List.of();
  }

  @Override
  public long multiplyAdds(List<Integer> inputChannels, long area) {
    return 0;
  }

  @Override
  public Reach reach() {
    return Reach.WINDOW;
  }

  @Override
  public Set<Kept> keptForGradient() {
    return Set.of(Kept.OUTPUT);
  }

  @Override
  public Call call() {
    return new Call(function, false, List.of());
  }
}
