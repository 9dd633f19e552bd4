package org.atrous.runtime.onnx;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

class OnnxModelTest {
  private static final List<Long> ONES = List.of(1L, 1L, 1L, 1L);

  /** Two layers, and what is made of them. */
  private static OnnxRun network() {
    return new OnnxRun(
        Shape.of(-1, -1, 16, 3),
        (tf, image) -> {
          Ops layer = tf.withSubScope("conv1");
          Operand<TFloat32> x =
              tf.nn.relu(layer.nn.conv2d(image, OnnxRun.constant(tf, 3, 3, 3, 8), ONES, "SAME"));
          Operand<TFloat32> logits =
              tf.nn.conv2d(x, OnnxRun.constant(tf, 1, 1, 8, 5), ONES, "VALID");
          Map<String, Operand<?>> outputs = new LinkedHashMap<>();
          outputs.put("logits", logits);
          outputs.put("labels", tf.math.argMax(logits, tf.constant(3), TInt32.class));
          return outputs;
        });
  }

  @Test
  void featuresAreTurnedAtTheEndsOnly() {
    assertThat(network().nodes())
        .containsExactly("Transpose", "Conv", "Relu", "Conv", "ArgMax", "Cast", "Transpose");
    network().assertSame(1, 9, 16, 3);
  }

  @Test
  void inputsAndOutputsHaveNamesTypesAndSizes() {
    assertThat(described(network().onnx().getInput(0)))
        .isEqualTo("image FLOAT [batch, height, 16, 3]");
    assertThat(described(network().onnx().getOutput(0)))
        .isEqualTo("logits FLOAT [batch, height, 16, 5]");
    assertThat(described(network().onnx().getOutput(1)))
        .isEqualTo("labels INT32 [batch, height, 16]");
  }

  private static String described(ValueInfoProto value) {
    List<String> sizes =
        value.getType().getTensorType().getShape().getDimList().stream()
            .map(size -> size.hasDimParam() ? size.getDimParam() : "" + size.getDimValue())
            .toList();
    TensorProto.DataType type =
        TensorProto.DataType.forNumber(value.getType().getTensorType().getElemType());
    return "%s %s %s".formatted(value.getName(), type, sizes);
  }

  @Test
  void theModelSaysWhatItIs() {
    ModelProto model = network().model().proto();
    assertThat(model.getIrVersion()).isEqualTo(8);
    assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
    assertThat(model.getGraph().getName()).isEqualTo("test");
    assertThat(model.getMetadataProps(0).getKey()).isEqualTo("key");
    assertThat(model.getMetadataProps(0).getValue()).isEqualTo("value");
  }

  @Test
  void anUnknownOpIsNamedWithItsLayer() {
    assertThat(messageOf((tf, x) -> tf.withSubScope("block1").math.digamma(x)))
        .contains(
            "`block1/Digamma` is made of TensorFlow's op `Digamma`, which has no translation");
  }

  @Test
  void numbersOf16BitsAreRefused() {
    assertThat(messageOf((tf, x) -> tf.dtypes.cast(x, TBfloat16.class)))
        .contains("has numbers of type `DT_BFLOAT16`");
  }

  @Test
  void weightsMustBeConstants() {
    assertThat(
            messageOf(
                (tf, x) -> tf.nn.conv2d(x, tf.reshape(x, tf.array(1, 1, 4, -1)), ONES, "SAME")))
        .contains("with weights that depend on the image");
    assertThat(
            messageOf(
                (tf, x) ->
                    tf.math.add(
                        x,
                        tf.readVariableOp(
                            tf.withName("gamma").varHandleOp(TFloat32.class, Shape.of(4)),
                            TFloat32.class))))
        .contains("`gamma` is a variable");
  }

  @Test
  void otherFormsOfAnOpAreRefused() {
    assertThat(messageOf((tf, x) -> tf.squeeze(x))).contains("without a list of axes");
    assertThat(
            messageOf(
                (tf, x) ->
                    tf.nn
                        .fusedBatchNorm(
                            x,
                            OnnxRun.constant(tf, 4),
                            OnnxRun.constant(tf, 4),
                            tf.constant(new float[0]),
                            tf.constant(new float[0]))
                        .y()))
        .contains("with the statistics of a batch");
  }

  private static String messageOf(BiFunction<Ops, Operand<TFloat32>, Operand<?>> operation) {
    return assertThrows(OnnxException.class, () -> OnnxRun.of(4, operation)).what();
  }
}
