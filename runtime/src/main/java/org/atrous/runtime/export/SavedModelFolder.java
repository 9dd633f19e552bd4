package org.atrous.runtime.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.graph.FrozenGraph;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * A network as a SavedModel: TensorFlow in any language, TensorFlow Serving and the converters of
 * other programs load it.
 *
 * <pre>
 * saved_model.pb              the graph, and its signature `serving_default`
 * assets.extra/network.json   classes with their colours, normalisation, tensors
 * assets.extra/labels.txt     the classes, a line each
 * </pre>
 *
 * <p>The weights are constants of the graph, not variables: the folder needs no second file that
 * could be lost, nobody has to restore anything, and TensorFlow, which knows that they don't
 * change, turns a convolution's filter into the layout of its kernel once and not in every call.
 * Who wants to train on takes a checkpoint.
 */
public final class SavedModelFolder {
  private static final String GRAPH = "saved_model.pb";
  private static final String EXTRA = "assets.extra";

  static final Set<String> FILES = Set.of(GRAPH, EXTRA);

  private static final String SIGNATURE = "serving_default";
  private static final String METHOD = "tensorflow/serving/predict";

  private SavedModelFolder() {}

  /** Writes a network. */
  public static void write(ExportTarget target, ExportedGraph network) throws IOException {
    target.writeFolder(folder -> fill(folder, network));
  }

  private static void fill(Path folder, ExportedGraph network) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve(GRAPH))) {
      model(network.frozen()).writeTo(out);
    }
    Path extra = Files.createDirectory(folder.resolve(EXTRA));
    NetworkDescription description = network.description();
    Files.writeString(extra.resolve(NetworkDescription.FILE), Json.pretty(description));
    Files.writeString(extra.resolve(NetworkDescription.LABELS_FILE), description.labels());
  }

  private static SavedModel model(FrozenGraph frozen) {
    SignatureDef.Builder signature =
        SignatureDef.newBuilder()
            .setMethodName(METHOD)
            .putInputs(frozen.image().name(), tensor(frozen.image()));
    frozen.outputs().forEach(port -> signature.putOutputs(port.name(), tensor(port)));
    MetaGraphDef.Builder graph =
        MetaGraphDef.newBuilder()
            .setMetaInfoDef(
                MetaGraphDef.MetaInfoDef.newBuilder()
                    .addTags("serve")
                    .setTensorflowVersion(TensorFlow.version()))
            .setGraphDef(frozen.graph())
            .putSignatureDef(SIGNATURE, signature.build());
    return SavedModel.newBuilder().setSavedModelSchemaVersion(1).addMetaGraphs(graph).build();
  }

  private static TensorInfo tensor(FrozenGraph.Port port) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    port.shape().forEach(size -> shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size)));
    return TensorInfo.newBuilder()
        .setName(port.name() + ":0")
        .setDtype(port.type())
        .setTensorShape(shape)
        .build();
  }
}
