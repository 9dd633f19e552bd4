package org.atrous.compiler.random;

import java.util.List;
import java.util.Random;

/**
 * The decisions that make a random text, one after the other. When they are used up, every further
 * one is the first and simplest: fewer and smaller numbers make a shorter text, so that whoever
 * shrinks the numbers shrinks the text.
 */
public final class Choices {
  private final List<Integer> numbers;
  private int next;

  private Choices(List<Integer> numbers) {
    this.numbers = List.copyOf(numbers);
  }

  /** Decisions that are made already. */
  public static Choices of(List<Integer> numbers) {
    return new Choices(numbers);
  }

  /** Decisions by a seed. */
  public static Choices random(long seed) {
    return new Choices(new Random(seed).ints(400, 0, 1 << 16).boxed().toList());
  }

  /** A number from 0 on, below {@code bound}. */
  public int below(int bound) {
    return next < numbers.size() ? Math.floorMod(numbers.get(next++), bound) : 0;
  }

  /** One of the items; the first is the simplest. */
  @SafeVarargs
  public final <T> T of(T... items) {
    return items[below(items.length)];
  }

  /** True in so many of a hundred cases; false when nothing is left to decide. */
  public boolean chance(int percent) {
    return below(100) >= 100 - percent;
  }
}
