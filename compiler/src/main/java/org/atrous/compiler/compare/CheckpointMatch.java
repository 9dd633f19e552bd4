package org.atrous.compiler.compare;

import java.util.List;
import java.util.stream.Stream;

/**
 * The part of one network's checkpoint that another can load. Variables are found by name, running
 * averages included.
 *
 * @param matching of equal name and shape
 * @param reordered those of {@code matching} whose input channels stand in another order: they
 *     load, and mean something else
 * @param otherShape of equal name but another shape
 * @param onlyInA whose names the other network doesn't have
 * @param onlyInB that the checkpoint can't fill
 */
public record CheckpointMatch(
    List<Entry> matching,
    List<Reordered> reordered,
    List<OtherShape> otherShape,
    List<Entry> onlyInA,
    List<Entry> onlyInB) {
  public CheckpointMatch {
    matching = List.copyOf(matching);
    reordered = List.copyOf(reordered);
    otherShape = List.copyOf(otherShape);
    onlyInA = List.copyOf(onlyInA);
    onlyInB = List.copyOf(onlyInB);
  }

  /** Whether the checkpoints can be exchanged. */
  public boolean isWhole() {
    return Stream.of(reordered, otherShape, onlyInA, onlyInB).allMatch(List::isEmpty);
  }

  /** How many variables the first network has. */
  public int variablesOfA() {
    return matching.size() + otherShape.size() + onlyInA.size();
  }

  /** How many numbers the first network's variables hold. */
  public long numbersOfA() {
    long others = otherShape.stream().mapToLong(variable -> elements(variable.a())).sum();
    return numbers(matching) + others + numbers(onlyInA);
  }

  /** How many numbers these variables hold. */
  public static long numbers(List<Entry> variables) {
    return variables.stream().mapToLong(variable -> elements(variable.shape())).sum();
  }

  private static long elements(List<Integer> shape) {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /** A variable by its full name. */
  public record Entry(String name, List<Integer> shape) {
    public Entry {
      shape = List.copyOf(shape);
    }
  }

  /** A variable that has one shape here and another there. */
  public record OtherShape(String name, List<Integer> a, List<Integer> b) {
    public OtherShape {
      a = List.copyOf(a);
      b = List.copyOf(b);
    }
  }

  /** A variable, and the layers that its input channels come from. */
  public record Reordered(String name, List<String> a, List<String> b) {
    public Reordered {
      a = List.copyOf(a);
      b = List.copyOf(b);
    }
  }
}
