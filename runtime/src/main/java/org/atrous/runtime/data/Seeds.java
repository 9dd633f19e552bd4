package org.atrous.runtime.data;

import java.util.Random;

/**
 * Random generators for places in an experiment. {@link Random} is specified to the bit, so that
 * every Java version draws the same; it needs well mixed seeds, for similar ones start alike.
 */
public final class Seeds {
  private Seeds() {}

  /** The generator that belongs to a seed and the coordinates of what is drawn. */
  public static Random at(long seed, long... coordinates) {
    long mixed = mix(seed);
    for (long coordinate : coordinates) {
      mixed = mix(mixed ^ coordinate);
    }
    return new Random(mixed);
  }

  /** One step of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
