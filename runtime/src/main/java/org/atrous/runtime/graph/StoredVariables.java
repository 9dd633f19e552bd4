package org.atrous.runtime.graph;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.atrous.runtime.checkpoint.Contents;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Variable;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.train.Restore;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/**
 * Variables of a graph on their way to files and back, each under its own name. TensorFlow Java's
 * {@code Session.save} knows nothing of resource variables.
 */
final class StoredVariables {
  private final List<Variable> variables;
  private final Set<String> evaluated;
  private final Placeholder<TString> prefix;
  private final Placeholder<TString> tensorNames;
  private final Op save;
  private final Op restore;

  /**
   * Adds the ops.
   *
   * @param variables all that are kept
   * @param evaluated those of them that inference needs too; the others are the optimizer's and
   *     those of auxiliary heads
   */
  StoredVariables(Ops tf, List<Variable> variables, List<Variable> evaluated) {
    this(tf, variables, evaluated, values -> assignments(tf, values));
  }

  /**
   * Adds the ops.
   *
   * @param reading what becomes of values that were read, each by its variable
   */
  StoredVariables(
      Ops tf,
      List<Variable> variables,
      List<Variable> evaluated,
      Function<Map<Variable, Operand<TFloat32>>, List<Op>> reading) {
    this.variables = List.copyOf(variables);
    this.evaluated = evaluated.stream().map(Variable::name).collect(Collectors.toSet());
    prefix = tf.withName("prefix").placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    tensorNames =
        tf.withName("names")
            .placeholder(TString.class, Placeholder.shape(Shape.of(variables.size())));
    Operand<TString> slices =
        tf.withName("slices")
            .array(Collections.nCopies(variables.size(), "").toArray(String[]::new));
    List<Operand<?>> values = new ArrayList<>();
    variables.forEach(variable -> values.add(variable.value()));
    save = tf.train.save(prefix, tensorNames, slices, values);
    Restore restored =
        tf.train.restore(
            prefix, tensorNames, slices, Collections.nCopies(variables.size(), TFloat32.class));
    Map<Variable, Operand<TFloat32>> read = new LinkedHashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      read.put(variables.get(i), restored.tensors().get(i).expect(TFloat32.class));
    }
    restore = tf.withControlDependencies(reading.apply(read)).withName("restore").noOp();
  }

  private static List<Op> assignments(Ops tf, Map<Variable, Operand<TFloat32>> values) {
    List<Op> assignments = new ArrayList<>();
    values.forEach(
        (variable, value) -> assignments.add(tf.assignVariableOp(variable.handle(), value)));
    return assignments;
  }

  /** Names and shapes. */
  Contents contents() {
    Map<String, List<Long>> network = new TreeMap<>();
    Map<String, List<Long>> auxiliary = new TreeMap<>();
    Map<String, List<Long>> optimizer = new TreeMap<>();
    Map<String, List<Long>> averages = new TreeMap<>();
    for (Variable variable : variables) {
      Map<String, List<Long>> kind;
      if (variable.role().isOptimizerState()) {
        kind = optimizer;
      } else if (variable.role() == Role.AVERAGE) {
        kind = averages;
      } else {
        kind = evaluated.contains(variable.name()) ? network : auxiliary;
      }
      kind.put(variable.name(), variable.shape());
    }
    return new Contents(network, auxiliary, optimizer, averages);
  }

  /**
   * Writes all values.
   *
   * @throws IOException if TensorFlow can't write, with its words
   */
  void save(Session session, String prefixOfFiles) throws IOException {
    try {
      run(session, prefixOfFiles, UnaryOperator.identity(), save);
    } catch (TensorFlowException refusal) {
      throw new IOException(
          "TensorFlow can't write `%s`: %s".formatted(prefixOfFiles, reason(refusal)), refusal);
    }
  }

  /** What the system said: TensorFlow puts the file before it, and advice in lines of their own. */
  private static String reason(TensorFlowException refusal) {
    String first = String.valueOf(refusal.getMessage()).lines().findFirst().orElse("");
    return first.substring(first.lastIndexOf("; ") + 1).strip();
  }

  /** Reads all values. */
  void restore(Session session, String prefixOfFiles) {
    run(session, prefixOfFiles, UnaryOperator.identity(), restore);
  }

  /** Reads the moving average of each variable in its stead, where inference needs it. */
  void restoreAverages(Session session, String prefixOfFiles) {
    run(
        session,
        prefixOfFiles,
        name -> evaluated.contains(name) ? MovingAverages.nameOf(name) : name,
        restore);
  }

  /**
   * Gives variables new values, all in one run.
   *
   * @throws IllegalArgumentException if there is no variable of a name
   */
  void assign(Ops tf, Session session, Map<String, float[]> values) {
    Map<String, Variable> byName =
        variables.stream().collect(Collectors.toMap(Variable::name, Function.identity()));
    Map<Variable, float[]> known = new LinkedHashMap<>();
    values.forEach(
        (name, numbers) -> {
          Variable variable = byName.get(name);
          if (variable == null) {
            throw new IllegalArgumentException("there is no variable `%s`".formatted(name));
          }
          known.put(variable, numbers);
        });
    feed(tf, session, known, fed -> assignments(tf, fed));
  }

  /**
   * Gives every variable a value, all in one run; other values are left alone.
   *
   * @param reading what becomes of the values, each by its variable
   * @throws IllegalArgumentException if a variable has none
   */
  void assignAll(
      Ops tf,
      Session session,
      Map<String, float[]> values,
      Function<Map<Variable, Operand<TFloat32>>, List<Op>> reading) {
    Map<Variable, float[]> known = new LinkedHashMap<>();
    for (Variable variable : variables) {
      float[] numbers = values.get(variable.name());
      if (numbers == null) {
        throw new IllegalArgumentException("there is no value of `%s`".formatted(variable.name()));
      }
      known.put(variable, numbers);
    }
    feed(tf, session, known, reading);
  }

  private static void feed(
      Ops tf,
      Session session,
      Map<Variable, float[]> values,
      Function<Map<Variable, Operand<TFloat32>>, List<Op>> reading) {
    Session.Runner runner = session.runner();
    Map<Variable, Operand<TFloat32>> placeholders = new LinkedHashMap<>();
    List<TFloat32> fed = new ArrayList<>();
    try {
      values.forEach(
          (variable, numbers) -> {
            Shape shape = Shape.of(variable.shape().stream().mapToLong(Long::longValue).toArray());
            Placeholder<TFloat32> value = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
            TFloat32 tensor = TFloat32.tensorOf(shape, DataBuffers.of(numbers));
            fed.add(tensor);
            runner.feed(value, tensor);
            placeholders.put(variable, value);
          });
      reading.apply(placeholders).forEach(runner::addTarget);
      runner.run().close();
    } finally {
      fed.forEach(TFloat32::close);
    }
  }

  private void run(Session session, String prefixOfFiles, UnaryOperator<String> nameOf, Op target) {
    String[] names = variables.stream().map(Variable::name).map(nameOf).toArray(String[]::new);
    try (TString fedPrefix = TString.tensorOf(NdArrays.scalarOfObject(prefixOfFiles));
        TString fedNames = TString.tensorOf(NdArrays.vectorOfObjects(names))) {
      session
          .runner()
          .feed(prefix, fedPrefix)
          .feed(tensorNames, fedNames)
          .addTarget(target)
          .run()
          .close();
    }
  }
}
