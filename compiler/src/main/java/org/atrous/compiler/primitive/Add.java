package org.atrous.compiler.primitive;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.jspecify.annotations.Nullable;

/** Sum of features of one shape. */
record Add() implements Operation {

  @Override
  public String name() {
    return "add";
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
    return inputChannels.stream().distinct().count() == 1
        ? null
        : "can't add features of "
            + inputChannels.stream().map(String::valueOf).collect(Collectors.joining(" and "))
            + " channels";
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
    return new Call("add", false, List.of());
  }
}
