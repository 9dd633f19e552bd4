package org.atrous.runtime.export;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.graph.FrozenGraph;
import org.atrous.runtime.onnx.OnnxModel;

/**
 * A network as an ONNX file, which ONNX Runtime and the compilers of many devices take. It takes
 * and gives the same tensors as the {@linkplain SavedModelFolder SavedModel}, in TensorFlow's
 * layout; features within have channels first. What lies beside a SavedModel is in the file, as
 * metadata of the same names: {@code network.json} and {@code labels.txt}.
 */
public final class OnnxFile {
  private OnnxFile() {}

  /**
   * Writes a network.
   *
   * @throws org.atrous.runtime.onnx.OnnxException if an op has no translation
   */
  public static void write(ExportTarget target, ExportedGraph network) throws IOException {
    FrozenGraph frozen = network.frozen();
    NetworkDescription description = network.description();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(NetworkDescription.FILE, Json.pretty(description));
    metadata.put(NetworkDescription.LABELS_FILE, description.labels());
    OnnxModel model =
        OnnxModel.of(
            description.network(),
            frozen.graph(),
            List.of(frozen.image().name()),
            frozen.outputs().stream().map(FrozenGraph.Port::name).toList(),
            metadata);
    target.writeFile(model::writeTo);
  }
}
