package org.atrous.runtime.onnx;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** A graph of TensorFlow's ops, and the same in ONNX Runtime. */
final class OnnxRun {
  private static final String IMAGE = "image";

  private final GraphDef graph;
  private final List<String> outputs = new ArrayList<>();
  private final OnnxModel model;

  /**
   * Builds a graph and translates it.
   *
   * @param declared shape of the image, of which sizes may be unknown
   * @param operations adds the outputs, by name
   */
  OnnxRun(Shape declared, BiFunction<Ops, Operand<TFloat32>, Map<String, Operand<?>>> operations) {
    try (Graph built = new Graph()) {
      Ops tf = Ops.create(built);
      Operand<TFloat32> image =
          tf.withName(IMAGE).placeholder(TFloat32.class, Placeholder.shape(declared));
      operations
          .apply(tf, image)
          .forEach((name, y) -> outputs.add(tf.withName(name).identity(y).op().name()));
      graph = built.toGraphDef();
    }
    model = OnnxModel.of("test", graph, List.of(IMAGE), outputs, Map.of("key", "value"));
  }

  /** One output of a feature whose sizes are unknown but for its channels. */
  static OnnxRun of(long channels, BiFunction<Ops, Operand<TFloat32>, Operand<?>> operation) {
    return new OnnxRun(
        Shape.of(-1, -1, -1, channels),
        (tf, x) -> new LinkedHashMap<>(Map.of("y", operation.apply(tf, x))));
  }

  GraphProto onnx() {
    return model.proto().getGraph();
  }

  OnnxModel model() {
    return model;
  }

  /** The types of the nodes, in their order. */
  List<String> nodes() {
    return onnx().getNodeList().stream().map(NodeProto::getOpType).toList();
  }

  /** Runs both on numbers around zero, and compares every output. */
  void assertSame(long... shape) {
    float[] numbers = numbers(Math.toIntExact(Shape.of(shape).size()));
    Map<String, float[]> wanted = new LinkedHashMap<>();
    Map<String, long[]> shapes = new LinkedHashMap<>();
    inTensorFlow(numbers, shape, wanted, shapes);
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(bytes());
        OnnxTensor image =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), FloatBuffer.wrap(numbers), shape);
        OrtSession.Result result = session.run(Map.of(IMAGE, image))) {
      for (String output : outputs) {
        OnnxTensor tensor = (OnnxTensor) result.get(output).orElseThrow();
        assertWithMessage("shape of %s", output)
            .that(tensor.getInfo().getShape())
            .isEqualTo(shapes.get(output));
        assertClose(output, floats(tensor), Objects.requireNonNull(wanted.get(output)));
      }
    } catch (OrtException failure) {
      throw new AssertionError(failure);
    }
  }

  private static void assertClose(String output, float[] values, float[] wanted) {
    float range = 1e-6f;
    for (float value : wanted) {
      range = Math.max(range, Math.abs(value));
    }
    assertThat(wanted).isNotEmpty();
    assertWithMessage(output)
        .that(values)
        .usingTolerance(1e-5 * range)
        .containsExactly(wanted)
        .inOrder();
  }

  private static float[] numbers(int count) {
    Random random = new Random(count);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = 8 * random.nextFloat() - 4;
    }
    return numbers;
  }

  private void inTensorFlow(
      float[] numbers, long[] shape, Map<String, float[]> values, Map<String, long[]> shapes) {
    try (Graph imported = new Graph()) {
      imported.importGraphDef(graph);
      try (Session session = new Session(imported);
          TFloat32 image = TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(numbers))) {
        Session.Runner runner = session.runner().feed(IMAGE, image);
        outputs.forEach(runner::fetch);
        try (Result result = runner.run()) {
          for (int i = 0; i < outputs.size(); i++) {
            values.put(outputs.get(i), floats(result.get(i)));
            shapes.put(outputs.get(i), result.get(i).shape().asArray());
          }
        }
      }
    }
  }

  private static float[] floats(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    if (tensor instanceof TInt32 whole) {
      int[] numbers = new int[values.length];
      whole.asRawTensor().data().asInts().read(numbers);
      return floats(IntBuffer.wrap(numbers));
    }
    if (tensor instanceof TInt64 whole) {
      long[] numbers = new long[values.length];
      whole.asRawTensor().data().asLongs().read(numbers);
      for (int i = 0; i < values.length; i++) {
        values[i] = numbers[i];
      }
      return values;
    }
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  private static float[] floats(OnnxTensor tensor) {
    float[] values;
    switch (tensor.getInfo().type) {
      case FLOAT -> {
        values = new float[tensor.getFloatBuffer().remaining()];
        tensor.getFloatBuffer().get(values);
      }
      case INT32 -> values = floats(tensor.getIntBuffer());
      case INT64 -> {
        values = new float[tensor.getLongBuffer().remaining()];
        for (int i = 0; i < values.length; i++) {
          values[i] = tensor.getLongBuffer().get(i);
        }
      }
      default -> throw new AssertionError(tensor.getInfo());
    }
    return values;
  }

  private static float[] floats(IntBuffer numbers) {
    float[] values = new float[numbers.remaining()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.get(i);
    }
    return values;
  }

  private byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      model.writeTo(out);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return out.toByteArray();
  }

  /** Numbers around zero as a constant. */
  static Operand<TFloat32> constant(Ops tf, long... shape) {
    Shape size = Shape.of(shape);
    return tf.constant(size, DataBuffers.of(numbers(Math.toIntExact(size.size()))));
  }
}
