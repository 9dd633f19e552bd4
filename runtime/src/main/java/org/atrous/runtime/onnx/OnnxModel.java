package org.atrous.runtime.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnx.proto.OnnxMl.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.GraphDef;

/**
 * A frozen TensorFlow graph as an ONNX model, in these steps:
 *
 * <ol>
 *   <li>{@link SourceGraph} takes what the outputs need, and asks TensorFlow for the shapes.
 *   <li>{@link OpTranslations} adds the ONNX nodes of each op, in the order in which they run.
 *       Features have channels first from the first layer that wants them so.
 *   <li>Outputs are turned back to TensorFlow's layout and get their names; {@link OnnxGraph} drops
 *       what nothing needs.
 * </ol>
 *
 * <p>The model has operator set 17 with IR version 8: the oldest set that holds everything that
 * networks are made of, which ONNX Runtime reads from 1.12 (2022) on.
 */
public final class OnnxModel {
  private static final int OPERATOR_SET = 17;

  /** Names of the axes of images and of what has an image's size, where their lengths vary. */
  private static final List<String> AXES = List.of("batch", "height", "width", "channels");

  private final ModelProto model;

  private OnnxModel(ModelProto model) {
    this.model = model;
  }

  /**
   * Translates a graph.
   *
   * @param name of the network
   * @param inputs names of the graph's placeholders; the model's inputs are called so too
   * @param outputs names of the ops whose first outputs the model gives, under these names
   * @param metadata what else users of the model may want to know, by key
   * @throws OnnxException if an op has no translation, or numbers are not of 32 bits
   * @throws IllegalArgumentException if the graph has no such inputs or outputs
   */
  public static OnnxModel of(
      String name,
      GraphDef graph,
      List<String> inputs,
      List<String> outputs,
      Map<String, String> metadata) {
    SourceGraph source = SourceGraph.of(graph, inputs, outputs);
    OnnxGraph onnx = new OnnxGraph();
    inputs.forEach(onnx::reserve);
    outputs.forEach(onnx::reserve);
    Translation translation = new Translation(source, onnx);
    inputs.forEach(
        input -> translation.define(new TensorName(input, 0), new Value(input, Layout.AS_IS)));
    source.ops().forEach(op -> OpTranslations.translate(op, translation));
    for (String output : outputs) {
      onnx.addOutput(output, translation.asIs(new TensorName(output, 0)));
    }
    GraphProto.Builder built = onnx.build(outputs).setName(name);
    inputs.forEach(input -> built.addInput(described(input, source)));
    outputs.forEach(output -> built.addOutput(described(output, source)));
    return new OnnxModel(model(built, metadata));
  }

  private static ValueInfoProto described(String name, SourceGraph source) {
    TensorFacts facts = source.facts(new TensorName(name, 0));
    TypeProto.Tensor.Builder type = TypeProto.Tensor.newBuilder().setElemType(facts.type().code());
    for (int axis = 0; axis < facts.rank(); axis++) {
      Dimension.Builder dimension = Dimension.newBuilder();
      if (facts.isKnown(axis)) {
        dimension.setDimValue(facts.length(axis));
      } else {
        dimension.setDimParam(AXES.get(axis));
      }
      type.getShapeBuilder().addDim(dimension);
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .build();
  }

  private static ModelProto model(GraphProto.Builder graph, Map<String, String> metadata) {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(Version.IR_VERSION_2021_7_30_VALUE)
            .setProducerName("Atrous")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
            .setGraph(graph);
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build();
  }

  /** Writes the model as its file has it. */
  public void writeTo(OutputStream out) throws IOException {
    model.writeTo(out);
  }

  /** The model in ONNX' own terms. */
  ModelProto proto() {
    return model;
  }
}
