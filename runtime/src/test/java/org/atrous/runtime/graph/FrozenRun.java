package org.atrous.runtime.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** Runs a frozen graph as a program would that knows TensorFlow alone. */
final class FrozenRun {
  private FrozenRun() {}

  /** The values of each output for images of float32. */
  static List<float[]> of(FrozenGraph frozen, float[] pixels, long... shape) {
    try (TFloat32 image = TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(pixels))) {
      return of(frozen, image);
    }
  }

  /** The values of each output for images of uint8. */
  static List<float[]> ofBytes(FrozenGraph frozen, float[] pixels, long... shape) {
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (int) pixels[i];
    }
    try (TUint8 image = TUint8.tensorOf(Shape.of(shape), DataBuffers.of(bytes))) {
      return of(frozen, image);
    }
  }

  private static List<float[]> of(FrozenGraph frozen, Tensor image) {
    try (Graph graph = new Graph()) {
      graph.importGraphDef(frozen.graph());
      try (Session session = new Session(graph)) {
        Session.Runner runner = session.runner().feed(frozen.image().name(), image);
        frozen.outputs().forEach(port -> runner.fetch(port.name()));
        List<float[]> values = new ArrayList<>();
        try (Result result = runner.run()) {
          result.forEach(output -> values.add(floats(output.getValue())));
        }
        return values;
      }
    }
  }

  private static float[] floats(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    if (tensor instanceof TFloat32 floats) {
      floats.asRawTensor().data().asFloats().read(values);
      return values;
    }
    int[] whole = new int[values.length];
    tensor.asRawTensor().data().asInts().read(whole);
    for (int i = 0; i < whole.length; i++) {
      values[i] = whole[i];
    }
    return values;
  }
}
