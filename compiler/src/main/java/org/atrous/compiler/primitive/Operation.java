package org.atrous.compiler.primitive;

import java.util.List;
import java.util.Set;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.jspecify.annotations.Nullable;

/**
 * A primitive with its arguments: everything that the passes ask of a layer, in one place. A pass
 * that needs something new adds a method here, and the compiler doesn't build until every primitive
 * answers it.
 */
public interface Operation {
  /** What it is called in dumps and in variable names: {@code conv}. */
  String name();

  /** Its arguments as dumps print them; empty where there is nothing to say. */
  String details();

  /** The window that moves over the map, or null. Strides and rates belong to windows. */
  @Nullable Window window();

  /** Why it can't take inputs of these numbers of channels, or null. */
  @Nullable String problem(List<Integer> inputChannels);

  /** Channels of the output. */
  int channels(List<Integer> inputChannels);

  /**
   * Size of the output.
   *
   * @param inputs sizes of the inputs
   * @param window as it runs at one output stride; null where {@link #window} is
   */
  MapSize size(List<MapSize> inputs, Window.@Nullable Running window);

  /** Whether it makes one feature of several at the same place, which have the same stride. */
  boolean joins();

  /** Whether inputs of these sizes go together. */
  boolean fits(List<MapSize> inputs);

  /** The variables it makes, in order. */
  List<Variable> variables(List<Integer> inputChannels);

  /** Multiply-adds of an output of {@code area} positions; convolutions only, as papers count. */
  long multiplyAdds(List<Integer> inputChannels, long area);

  /** What one position of the output sees of the inputs. */
  Reach reach();

  /** What the gradient needs of the forward pass, beside the variables. */
  Set<Kept> keptForGradient();

  /**
   * Whether at a rate above 1 it runs on a copy of its input, taken apart into maps of every
   * rate-th position; a convolution runs with a dilated kernel instead.
   */
  boolean splitsItsInput();

  /** How generated Java calls it. */
  Call call();

  /** How far one position of the output sees. */
  enum Reach {
    /** What lies under its window; without one, its own position of every input. */
    WINDOW,
    /** The nearest two positions of the first input, along each side; of the second, the size. */
    NEIGHBOURS,
    /** The whole map. */
    MAP
  }

  /** What training keeps of a layer until its gradient is computed. */
  enum Kept {
    INPUTS,
    OUTPUT,
    /** A random or chosen pattern as large as the output. */
    MASK
  }

  /**
   * A variable of a layer.
   *
   * @param role last part of its name: {@code weights}
   * @param shape as TensorFlow has it
   * @param trainable false for running averages
   */
  record Variable(String role, List<Integer> shape, boolean trainable) {
    public Variable {
      shape = List.copyOf(shape);
    }

    public long elements() {
      return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
  }

  /**
   * A call of the runtime's {@code Layers}: {@code net.method(layer, inputs..., arguments...)}.
   *
   * @param named whether the layer's name is the first argument
   */
  record Call(String method, boolean named, List<CallArgument> arguments) {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** What a generated call passes after the inputs. */
  sealed interface CallArgument {
    <R> R accept(Visitor<R> visitor);

    /**
     * A number that may differ between the instances of a component.
     *
     * @param argument the primitive's argument that it comes from
     */
    record Count(String argument, int value) implements CallArgument {
      @Override
      public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
      }
    }

    /** The window as it runs. */
    record WindowArgument() implements CallArgument {
      @Override
      public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
      }
    }

    /** A constant with a name of its own in the generated class, a double. */
    record Constant(String name, double value) implements CallArgument {
      @Override
      public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
      }
    }

    /** A plain floating-point literal. */
    record Decimal(double value) implements CallArgument {
      @Override
      public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
      }
    }

    /** An element of a runtime enumeration: its class by simple name, its constant. */
    record EnumConstant(String type, String constant) implements CallArgument {
      @Override
      public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
      }
    }

    /** One method a kind of argument; no defaults, so that a new kind breaks every pass. */
    interface Visitor<R> {
      R visit(Count argument);

      R visit(WindowArgument argument);

      R visit(Constant argument);

      R visit(Decimal argument);

      R visit(EnumConstant argument);
    }
  }
}
