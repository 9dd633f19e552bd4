package org.atrous.compiler.primitive;

import java.util.List;
import java.util.Set;

/** Features side by side, channel after channel. */
record Concat() implements Joining {

  @Override
  public String name() {
    return "concat";
  }

  @Override
  public String details() {
    return "";
  }

  @Override
  public int channels(List<Integer> inputChannels) {
    long sum = inputChannels.stream().mapToLong(Integer::longValue).sum();
    return (int) Math.min(sum, Integer.MAX_VALUE);
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
