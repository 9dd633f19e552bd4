package org.atrous.compiler.primitive;

import java.util.List;
import java.util.Set;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.jspecify.annotations.Nullable;

/** Features side by side, channel after channel. */
record Concat() implements Operation {

  @Override
  public String name() {
    return "concat";
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
    long sum = inputChannels.stream().mapToLong(Integer::longValue).sum();
    return (int) Math.min(sum, Integer.MAX_VALUE);
  }

  @Override
  public MapSize size(List<MapSize> inputs, Window.@Nullable Running window) {
    return inputs.get(0);
  }

  @Override
  public boolean needsEqualSizes() {
    return true;
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
    return Set.of();
  }

  @Override
  public Call call() {
    return new Call("concat", false, List.of());
  }
}
